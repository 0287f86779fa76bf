import type { E164 } from './phone';

/** A number that must not be texted, whoever has it. */
export interface OptOut {
  readonly e164: E164;
  readonly optedOutAt: number;
  /** How the person said so, such as `by phone`; may be empty. */
  readonly how: string;
}

import type { Jobs } from './jobs';

/** What the main thread sends: the work first, orders after it. */
export type ToThread =
  | { readonly kind: 'start'; readonly name: keyof Jobs; readonly input: unknown }
  | { readonly kind: 'order'; readonly order: unknown };

/** What a thread sends back; `done` and `failed` are its last words. */
export type FromThread =
  | { readonly kind: 'progress'; readonly progress: unknown }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly error: SentError };

/** An error with what tells a full disk from a bug; a cloned `Error` would have lost it. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

/** See `storage-problem.ts`. */
const details = ['code', 'errcode', 'systemErrno'] as const;

export function toSentError(thrown: unknown): SentError {
  if (!(thrown instanceof Error)) {
    return { name: 'Error', message: String(thrown), stack: undefined, details: {} };
  }
  const { name, message, stack } = thrown;
  const known = thrown as Partial<Record<(typeof details)[number], unknown>>;
  return {
    name,
    message,
    stack,
    details: Object.fromEntries(
      details.filter((key) => known[key] !== undefined).map((key) => [key, known[key]]),
    ),
  };
}

export function fromSentError({ name, message, stack, details: known }: SentError): Error {
  return Object.assign(new Error(message), known, { name, stack });
}

import type { Result } from '#shared/result';

export type SecretProblem = 'missing' | 'locked' | 'failed';

/** Where API keys live. The key never leaves main; the renderer learns only whether there is one. */
export interface SecretStore {
  /** `null` where there is none. */
  get(accountId: string): Promise<Result<string | null, SecretProblem>>;
  set(accountId: string, key: string): Promise<Result<null, SecretProblem>>;
  delete(accountId: string): Promise<Result<null, SecretProblem>>;
}

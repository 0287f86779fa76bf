import type { AccountKind } from '#shared/domain/account';
import type { AppError, ErrorCode } from '#shared/errors';

/** Beside what a failure is shown; `form` is beside the button that was pressed. */
export type FailurePlace = 'base-url' | 'key' | 'keychain' | 'sender' | 'form';

const places: Partial<Readonly<Record<ErrorCode, FailurePlace>>> = {
  'key-rejected': 'key',
  'key-redirected': 'key',
  'key-empty': 'key',
  'key-missing': 'key',
  'key-is-for-classic': 'key',
  'key-is-for-platform': 'key',
  'permission-denied': 'key',
  'base-url-invalid': 'base-url',
  'base-url-insecure': 'base-url',
  'keychain-missing': 'keychain',
  'keychain-locked': 'keychain',
  'keychain-failed': 'keychain',
  'sender-missing': 'sender',
};

/** Where the user named the address, the address is the first suspect. */
const addressSuspects: ReadonlySet<ErrorCode> = new Set([
  'base-url-wrong',
  'no-connection',
  'tls-failed',
  'answer-not-understood',
]);

/** Where a failure of Connect or Finish belongs, so that the eye finds what to mend. */
export function failurePlace({ code }: AppError, kind: AccountKind): FailurePlace {
  if (kind === 'white-label' && addressSuspects.has(code)) return 'base-url';
  return places[code] ?? 'form';
}

/** The providers that a key is for, where the failure says that it is for another one. */
export function providersForKey({ code }: AppError): readonly AccountKind[] {
  if (code === 'key-is-for-platform') return ['famulor-platform'];
  if (code === 'key-is-for-classic') return ['famulor', 'autocalls'];
  return [];
}

import type { SecretProblem } from './secret-store';

// Sources: libsecret's and D-Bus's messages as seen with and without a running service; Apple's
// SecBase.h result texts (errSecAuthFailed, errSecInteractionNotAllowed, errSecUserCanceled).
const missing = [
  'org.freedesktop.secrets',
  'autolaunch d-bus',
  'could not connect',
  'cannot open shared object',
  'failed to load keytar',
  'connection refused',
  'no such file or directory',
];
const locked = [
  'locked',
  'dismissed',
  'user interaction is not allowed',
  'user name or passphrase',
  'user canceled',
  'timed out',
];

/** Tells from an error's message what is wrong with the OS keychain. */
export function keychainProblem(error: unknown): SecretProblem {
  const message = (error instanceof Error ? error.message : '').toLowerCase();
  if (locked.some((sign) => message.includes(sign))) return 'locked';
  if (missing.some((sign) => message.includes(sign))) return 'missing';
  return 'failed';
}

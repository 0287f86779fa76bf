import type { ErrorCode } from '#shared/errors';

/** What the library was doing when it failed. */
export type UpdateStep = 'check' | 'download' | 'install';

type UpdateProblem = Extract<ErrorCode, `update-${string}`>;

/** The codes that electron-updater gives its errors, by what they mean for a person. */
const byCode: Readonly<Record<string, UpdateProblem>> = {
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'update-feed-unreadable',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'update-feed-unreadable',
  ERR_UPDATER_INVALID_VERSION: 'update-feed-unreadable',
  ERR_UPDATER_NO_FILES_PROVIDED: 'update-feed-unreadable',
  ERR_UPDATER_NO_CHECKSUM: 'update-feed-unreadable',
  ERR_CHECKSUM_MISMATCH: 'update-damaged',
  ERR_UPDATER_INVALID_SIGNATURE: 'update-not-signed',
};

const byStep: Readonly<Record<UpdateStep, UpdateProblem>> = {
  check: 'update-feed-unreadable',
  download: 'update-not-downloaded',
  install: 'update-not-installed',
};

/** Chromium's network errors that mean: nobody there, for now. */
const noConnection =
  /net::ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NETWORK_|ADDRESS_UNREACHABLE|CONNECTION_|PROXY_CONNECTION_FAILED|TIMED_OUT|EMPTY_RESPONSE)/;

/** What to tell of a failure of the library. */
export function updateProblem(step: UpdateStep, thrown: unknown): UpdateProblem {
  const { code, message } = asError(thrown);
  const known = byCode[code];
  if (known !== undefined) return known;
  if (step === 'install') return 'update-not-installed';
  // A download that breaks off is told as such: the feed was just there.
  if (step === 'check' && noConnection.test(message)) return 'update-no-connection';
  if (code === 'ENOSPC') return 'update-disk-full';
  // Squirrel.Mac has no codes.
  if (/code sign/i.test(message)) return 'update-not-signed';
  return byStep[step];
}

function asError(thrown: unknown): { readonly code: string; readonly message: string } {
  if (!(thrown instanceof Error)) return { code: '', message: '' };
  const code: unknown = 'code' in thrown ? thrown.code : '';
  return { code: typeof code === 'string' ? code : '', message: thrown.message };
}

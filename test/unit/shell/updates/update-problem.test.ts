import { describe, expect, it } from 'vitest';
import { updateProblem } from '../../../../src/main/shell/updates/update-problem';

const coded = (code: string) => Object.assign(new Error('what the library says'), { code });

describe('a failure of the library', () => {
  it.each([
    ['ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'update-feed-unreadable'],
    ['ERR_UPDATER_INVALID_VERSION', 'update-feed-unreadable'],
    ['ERR_CHECKSUM_MISMATCH', 'update-damaged'],
    ['ERR_UPDATER_INVALID_SIGNATURE', 'update-not-signed'],
    ['ENOSPC', 'update-disk-full'],
    ['HTTP_ERROR_404', 'update-not-downloaded'],
  ])('with the code %s is told as %s', (code, told) => {
    expect(updateProblem('download', coded(code))).toBe(told);
  });

  it.each([
    'net::ERR_INTERNET_DISCONNECTED',
    'net::ERR_NAME_NOT_RESOLVED',
    'net::ERR_CONNECTION_REFUSED',
  ])('because of %s is no connection while it asks, and no download later', (message) => {
    expect(updateProblem('check', new Error(message))).toBe('update-no-connection');
    expect(updateProblem('download', new Error(message))).toBe('update-not-downloaded');
  });

  it('of Squirrel’s that is about the signature is told as such', () => {
    const error = new Error('Code signature at URL … did not pass validation');
    expect(updateProblem('download', error)).toBe('update-not-signed');
  });

  it('that nobody knows is told by what was being done', () => {
    expect(updateProblem('check', 'odd')).toBe('update-feed-unreadable');
    expect(updateProblem('download', new Error('odd'))).toBe('update-not-downloaded');
    expect(updateProblem('install', coded('ENOSPC'))).toBe('update-not-installed');
  });
});

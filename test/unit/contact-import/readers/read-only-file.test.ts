import { describe, expect, it } from 'vitest';
import { stopForFile } from '../../../../src/main/contact-import/readers/read-only-file';
import { ReadStop } from '../../../../src/main/contact-import/readers/read-stop';

describe('what the operating system says of a file', () => {
  it.each([
    ['EBUSY', 'import-file-in-use'],
    ['EPERM', 'import-file-denied'],
    ['ENOENT', 'import-file-missing'],
    ['EIO', 'import-file-unreadable'],
  ])('%s is told as %s', (errno, code) => {
    const error = Object.assign(new Error(errno), { code: errno });
    expect(stopOf(error)).toEqual({ code });
  });
});

function stopOf(error: unknown): unknown {
  try {
    return stopForFile(error);
  } catch (stop) {
    return stop instanceof ReadStop ? stop.problem : stop;
  }
}

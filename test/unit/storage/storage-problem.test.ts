import { expect, test } from 'vitest';
import {
  dataFolderProblem,
  isBadSector,
  isDamage,
  isDiskFull,
  storageProblem,
} from '../../../src/main/storage/storage-problem';

const errorWith = (details: object) => Object.assign(new Error('failed'), details);

test.each([
  ['SQLite finds no room', { code: 'ERR_SQLITE_ERROR', errcode: 13 }],
  ['a write of SQLite finds no room', { errcode: 10 | (3 << 8), systemErrno: 28 }],
  ['a quota is used up', { errcode: 778, systemErrno: 122 }],
  ['a file cannot grow', { code: 'ENOSPC', errno: -28 }],
])('the disk is full when %s', (_, details) => {
  expect(isDiskFull(errorWith(details))).toBe(true);
  expect(storageProblem(errorWith(details))).toEqual({ code: 'disk-full' });
});

test.each([
  ['a page is corrupt', { errcode: 11 }],
  ['an index of words is corrupt', { errcode: 267 }],
  ['the file is no database', { errcode: 26 }],
])('the file is damaged when %s', (_, details) => {
  expect(isDamage(errorWith(details))).toBe(true);
  expect(storageProblem(errorWith(details))).toEqual({ code: 'database-corrupt' });
});

test('a lock is another program’s, not a fault of the file', () => {
  const error = errorWith({ errcode: 5 });
  expect(isDiskFull(error)).toBe(false);
  expect(isDamage(error)).toBe(false);
  expect(storageProblem(error)).toEqual({ code: 'database-locked' });
});

test.each([
  ['a broken rule', errorWith({ errcode: 275 })],
  ['a missing file', errorWith({ code: 'ENOENT' })],
  ['an error of no kind', new Error('no')],
  ['what is no error', 'no'],
])('%s is neither', (_, error) => {
  expect(isDiskFull(error)).toBe(false);
  expect(isDamage(error)).toBe(false);
  expect(storageProblem(error)).toBeNull();
});

test.each([
  ['linux', 5],
  ['darwin', 5],
  ['win32', 23],
  ['win32', 1_117],
])(
  'a sector that %s cannot read (error %i) is a bad one, a drive that is gone is not',
  (platform, bad) => {
    expect(isBadSector(errorWith({ errcode: 266, systemErrno: bad }), platform)).toBe(true);
    // ENOTCONN, ESTALE, ERROR_NETNAME_DELETED; a write says nothing of what is in the file.
    for (const systemErrno of [107, 116, 64]) {
      expect(isBadSector(errorWith({ errcode: 266, systemErrno }), platform)).toBe(false);
    }
    expect(isBadSector(errorWith({ errcode: 778, systemErrno: bad }), platform)).toBe(false);
  },
);

test('a drive that was pulled out answers as a bad sector does, and is not called damage', () => {
  for (const details of [
    { errcode: 8_458 },
    { errcode: 8_202 },
    { errcode: 266, systemErrno: 5 },
  ]) {
    expect(isDamage(errorWith(details))).toBe(false);
    expect(storageProblem(errorWith(details))).toBeNull();
    expect(dataFolderProblem(errorWith(details))).toEqual({ code: 'data-folder-gone' });
  }
});

test('a wrong checksum and a file system that is corrupt are bad places too', () => {
  for (const errcode of [8_202, 8_458]) expect(isBadSector(errorWith({ errcode }))).toBe(true);
});

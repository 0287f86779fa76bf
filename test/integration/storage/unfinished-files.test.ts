import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createUnfinishedFiles } from '../../../src/main/storage/unfinished-files';
import { writeWholeFile } from '../../../src/main/storage/whole-file';
import { unfinishedInMemory } from '../../support/unfinished-in-memory';
import { tempDir } from './temp-database';

it('the start removes the half of a file that a killed export has left', () => {
  const dir = tempDir();
  const path = join(dir, 'history.csv');
  const files = unfinishedInMemory();
  const { unfinished } = files.begin(path);
  writeWholeFile(path, unfinished).write('half of it');
  expect(readdirSync(dir)).toHaveLength(1);

  unfinishedInMemory(files.kept()).sweep((problem) => {
    throw problem;
  });
  expect(readdirSync(dir)).toEqual([]);
});

it('an export that has ended is forgotten, and others under way are not', () => {
  const files = unfinishedInMemory();
  const first = files.begin('/exports/one.csv');
  const second = files.begin('/exports/two.csv');
  first.done();
  expect(files.kept()).toEqual([second.unfinished]);
});

it('nothing is removed that does not have the name of an unfinished file', () => {
  const path = join(tempDir(), 'letters.csv');
  writeFileSync(path, 'whole');
  const files = unfinishedInMemory([path]);
  files.sweep((problem) => {
    throw problem;
  });
  expect(existsSync(path)).toBe(true);
  expect(files.kept()).toEqual([]);
});

it('what cannot be removed is told of, and tried again at the next start', () => {
  const stuck = join(tempDir(), 'history.csv.0123abcd.part');
  mkdirSync(stuck);
  const problems: unknown[] = [];
  const files = unfinishedInMemory([stuck]);
  files.sweep((problem) => problems.push(problem));
  expect(problems).toHaveLength(1);
  expect(files.kept()).toEqual([stuck]);
});

it('a full disk keeps nobody from saving to another, and what has ended is not undone by it', () => {
  const disk = { isFull: true, kept: [] as readonly string[] };
  const files = createUnfinishedFiles({
    get: () => disk.kept,
    save: (paths) => {
      if (disk.isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      disk.kept = paths;
    },
  });
  files.begin('/stick/one.csv').done();
  expect(disk.kept).toEqual([]);

  disk.isFull = false;
  const second = files.begin('/stick/two.csv');
  disk.isFull = true;
  second.done();
  expect(disk.kept).toEqual([second.unfinished]);
  disk.isFull = false;
  files.sweep((problem) => {
    throw problem;
  });
  expect(disk.kept).toEqual([]);
});

it('settings that cannot be written for another reason are told of', () => {
  const files = createUnfinishedFiles({
    get: () => [],
    save: () => {
      throw new Error('not open for changes');
    },
  });
  expect(() => files.begin('/stick/one.csv')).toThrow('not open for changes');
});

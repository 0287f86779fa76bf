import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import { makeEmpty } from '../../../src/main/storage/open-database';
import {
  decideSwap,
  finishSwap,
  nextDatabase,
  nextSettings,
  realFiles,
  type SwapFiles,
  type SwapPlan,
} from '../../../src/main/storage/swap';
import { newMessage } from '../history/new-message';
import { openIn, openSound, tempDir } from './temp-database';

const queued = { kind: 'queued', dueAt: 1, waitsFor: 'undo', attempts: 0 } as const;
const plan: SwapPlan = {
  asideAs: 'quicksend.replaced-20250131T093000.db',
  settingsAsideAs: 'settings.replaced-20250131T093000.json',
};

class Killed extends Error {}

/** The file system up to the step at which the program is killed. */
function killedAfter(steps: number): { readonly files: SwapFiles; readonly taken: () => number } {
  let taken = 0;
  const guard =
    <A extends readonly unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      if (taken === steps) throw new Killed();
      taken += 1;
      return work(...args);
    };
  return {
    files: {
      exists: guard((path: string) => realFiles.exists(path)),
      rename: guard((from: string, to: string) => {
        realFiles.rename(from, to);
      }),
      remove: guard((path: string) => {
        realFiles.remove(path);
      }),
      write: guard((path: string, text: string) => {
        realFiles.write(path, text);
      }),
      read: guard((path: string) => realFiles.read(path)),
      sync: guard((path: string, what: 'file' | 'folder') => {
        realFiles.sync(path, what);
      }),
    },
    taken: () => taken,
  };
}

/** A profile with two messages, the second in the log alone, and another database that is ready. */
function profileToSwap(): string {
  const dir = tempDir();
  const database = openSound(dir);
  createMessageStore(database).enqueue([newMessage({ id: 'old' })], queued);
  database.close();
  const again = openSound(dir);
  createMessageStore(again).enqueue([newMessage({ id: 'in the log' })], queued);

  const killed = tempDir();
  for (const end of ['', '-wal']) {
    copyFileSync(join(dir, `quicksend.db${end}`), join(killed, `quicksend.db${end}`));
  }
  writeFileSync(join(killed, 'settings.json'), '{"old":true}');
  makeEmpty(nextDatabase(killed));
  const next = new DatabaseSync(nextDatabase(killed));
  next.exec(`INSERT INTO opt_outs VALUES ('+12025550100', 1, 'new')`);
  next.close();
  writeFileSync(nextSettings(killed), '{"new":true}');
  return killed;
}

function idsIn(file: string): readonly unknown[] {
  const connection = new DatabaseSync(file);
  const rows = connection.prepare('SELECT id FROM messages ORDER BY seq').all();
  connection.close();
  return rows.map((row) => (row as { id: string }).id);
}

/** Does as a start does; what the kills before it left must be the one or the other, and all of it. */
function expectOneOrTheOther(dir: string): 'old' | 'new' {
  finishSwap(dir);
  const opening = openIn(dir);
  if (opening.kind !== 'opened') throw new Error(opening.kind);
  const { database } = opening;
  const isNew = database.get('SELECT 1 AS found FROM opt_outs') !== undefined;
  const ids = database.all('SELECT id FROM messages ORDER BY seq').map(({ id }) => id);
  const settings = readFileSync(join(dir, 'settings.json'), 'utf8');
  database.close();
  if (!isNew) {
    expect(ids).toEqual(['old', 'in the log']);
    expect(settings).toBe('{"old":true}');
    return 'old';
  }
  expect(ids).toEqual([]);
  expect(settings).toBe('{"new":true}');
  expect(idsIn(join(dir, plan.asideAs))).toEqual(['old', 'in the log']);
  expect(readFileSync(join(dir, plan.settingsAsideAs!), 'utf8')).toBe('{"old":true}');
  expect(existsSync(join(dir, 'swap.json'))).toBe(false);
  return 'new';
}

function swap(dir: string, files: SwapFiles): void {
  decideSwap(dir, plan, files);
  finishSwap(dir, files);
}

function untilKilled(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

function stepsOf(work: (files: SwapFiles) => void): number {
  const whole = killedAfter(Number.POSITIVE_INFINITY);
  work(whole.files);
  return whole.taken();
}

test('a swap that nobody cuts short puts the next database and settings in place', () => {
  const dir = profileToSwap();
  swap(dir, realFiles);
  expect(expectOneOrTheOther(dir)).toBe('new');
  expect(readdirSync(dir).filter((name) => name.endsWith('.next'))).toEqual([]);
});

test('killed after any step, and again after any step of the next start, nothing is lost', () => {
  const all = stepsOf((files) => swap(profileToSwap(), files));
  const outcomes: string[] = [];
  for (let first = 0; first < all; first += 1) {
    const dir = profileToSwap();
    untilKilled(() => swap(dir, killedAfter(first).files));
    for (const second of [0, 2, 4, 6, 9]) {
      untilKilled(() => finishSwap(dir, killedAfter(second).files));
    }
    outcomes.push(expectOneOrTheOther(dir));
  }
  // The first steps decide; from then on it is carried through.
  expect(outcomes).toEqual([...outcomes].sort().reverse());
  expect(new Set(outcomes)).toEqual(new Set(['old', 'new']));
});

test('a plan that cannot be read changes nothing', () => {
  const dir = profileToSwap();
  for (const text of ['', '{', '{"asideAs":"../../etc/passwd","settingsAsideAs":null}']) {
    writeFileSync(join(dir, 'swap.json'), text);
    expect(finishSwap(dir)).toBeNull();
  }
  expect(expectOneOrTheOther(dir)).toBe('old');
});

test('a log whose database is gone is never taken for that of a new one', () => {
  const dir = tempDir();
  writeFileSync(join(dir, 'quicksend.db-wal'), 'the only copy of something');
  expect(openIn(dir).kind).toBe('damaged');
  expect(readFileSync(join(dir, 'quicksend.db-wal'), 'utf8')).toBe('the only copy of something');
});

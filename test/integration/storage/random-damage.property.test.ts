import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import { makeBackup } from '../../../src/main/storage/backup';
import { replace, survey } from '../../../src/main/storage/mend-job';
import { openDatabase } from '../../../src/main/storage/open-database';
import { newMessage } from '../history/new-message';
import { openSound, startAt, tempDir } from './temp-database';
import { fc } from '../../support/property';

const dayMs = 86_400_000;
const batch = 20;

type Files = ReadonlyMap<string, Buffer>;

function filesIn(dir: string): Files {
  const names = (readdirSync(dir, { recursive: true }) as string[]).filter((name) =>
    statSync(join(dir, name)).isFile(),
  );
  return new Map(names.sort().map((name) => [name, readFileSync(join(dir, name))]));
}

/** A data folder as a crash leaves it: the database with its log, and two backups. */
async function crashedFolder(): Promise<Files> {
  const dir = tempDir();
  const database = openSound(dir);
  const store = createMessageStore(database);
  const writeMore = (from: number): void => {
    for (let index = from; index < from + batch; index += 1) {
      store.enqueue([newMessage({ id: `m${String(index)}`, text: `Order ${String(index)}` })], {
        kind: 'queued',
        dueAt: startAt,
        waitsFor: 'undo',
        attempts: 0,
      });
    }
  };
  writeMore(0);
  await makeBackup(dir, database.file, startAt);
  writeMore(batch);
  await makeBackup(dir, database.file, startAt + dayMs);
  writeMore(2 * batch);
  const files = new Map([...filesIn(dir)].filter(([name]) => !name.endsWith('-shm')));
  database.close();
  return files;
}

const place = fc.oneof(fc.nat({ max: 400 }), fc.nat({ max: 1_000_000 }));
const harmTo = (names: readonly string[]) =>
  fc.record({
    // The database itself as often as its log and its backups together.
    name: fc.oneof(fc.constant('quicksend.db'), fc.constantFrom(...names)),
    keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    flips: fc.array(fc.record({ place, bits: fc.integer({ min: 1, max: 255 }) }), { maxLength: 8 }),
  });
type Harm = ReturnType<typeof harmTo> extends fc.Arbitrary<infer One> ? One : never;

function harmed(files: Files, harms: readonly Harm[]): Files {
  const all = new Map(files);
  for (const { name, keep, flips } of harms) {
    const whole = all.get(name)!;
    const bytes = Buffer.from(whole.subarray(0, Math.floor(whole.length * keep)));
    for (const { place: at, bits } of flips) {
      if (bytes.length > 0) bytes[at % bytes.length]! ^= bits;
    }
    all.set(name, bytes);
  }
  return all;
}

const isBackup = (name: string): boolean => name.startsWith('backups');

test('whatever is cut off or flipped in database, log and backups, the program starts or says why, and keeps what there was', async () => {
  const sound = await crashedFolder();
  const names = [...sound.keys()];
  expect(names.filter(isBackup)).toHaveLength(2);
  expect(names).toEqual(expect.arrayContaining(['quicksend.db', 'quicksend.db-wal']));
  fc.assert(
    fc.property(
      fc.array(harmTo(names), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (harms, wantsBackup) => {
        const dir = mkdtempSync(join(tmpdir(), 'quicksend-'));
        try {
          mkdirSync(join(dir, 'backups'));
          const files = harmed(sound, harms);
          for (const [name, bytes] of files) writeFileSync(join(dir, name), bytes);
          start(dir, files, wantsBackup);
          for (const [name, bytes] of filesIn(dir)) {
            if (isBackup(name)) expect(files.get(name)!.equals(bytes), name).toBe(true);
          }
        } finally {
          rmSync(dir, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: 150 },
  );
});

/** Starts as the program does, and answers its question where it asks one. */
function start(dir: string, files: Files, wantsBackup: boolean): void {
  const file = join(dir, 'quicksend.db');
  const opening = openDatabase({ dir });
  if (!opening.ok) {
    expect(opening.error.code).toBe('database-newer');
    expect(readFileSync(file).equals(files.get('quicksend.db')!)).toBe(true);
    return;
  }
  if (opening.value.kind === 'opened') {
    opening.value.database.close();
    return;
  }
  const asFound = readFileSync(file);
  const found = survey(dir, opening.value.kind === 'suspect');
  expect(readFileSync(file).equals(asFound)).toBe(true);
  const backup = wantsBackup ? (found?.backup ?? null) : null;
  const { asideAs } = replace(dir, backup?.path ?? null, startAt + 5 * dayMs);
  expect(readFileSync(join(dir, asideAs)).equals(asFound)).toBe(true);
  const again = openSound(dir);
  const ids = again.all('SELECT id FROM messages ORDER BY seq').map(({ id }) => id);
  again.close();
  // What is in its place is nothing, or one of the backups, whole.
  const expected = backup === null ? 0 : backup.at === startAt ? batch : 2 * batch;
  expect(ids).toEqual(Array.from({ length: expected }, (_, index) => `m${String(index)}`));
}

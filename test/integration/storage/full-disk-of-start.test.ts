import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import { connect } from '../../../src/main/storage/connection';
import { holderFile, readHolder } from '../../../src/main/storage/folder-holder';
import { lockFolder } from '../../../src/main/storage/folder-lock';
import { migrate, migrations, newestVersion } from '../../../src/main/storage/migrations';
import { openDatabase } from '../../../src/main/storage/open-database';
import { canKeepFiles } from '../../../src/main/storage/probe';
import { storageProblem } from '../../../src/main/storage/storage-problem';
import { databaseFileName } from '../../../src/main/storage/swap';
import { watchFolder } from '../../../src/main/wiring/folder-watch';
import { createFakeLog } from '../../support/fake-log';
import { createManualClock } from '../../support/outbox/manual-clock';
import { noSmallDisk } from '../../support/small-disk';
import { newMessage } from '../history/new-message';
import { failureOf } from '../../support/failure-of';
import { rowsOfVersion } from './rows-of-version';
import { fill, mountSmallDisk } from './small-disk';
import { openSound, startAt, tempDir } from './temp-database';

const full = { ok: false, error: { code: 'disk-full' } };
const queued = { kind: 'queued', dueAt: startAt, waitsFor: 'undo', attempts: 0 } as const;
const here = { host: 'till', token: 'this start' };
const before = { host: 'till', token: 'a start that crashed' };

test('a start that cannot say who has the folder is refused, and holds up none once there is room', ({
  skip,
}) => {
  const dir = mountSmallDisk();
  if (dir === null) return skip(noSmallDisk);
  writeFileSync(holderFile(dir), JSON.stringify(before));
  const free = fill(dir, 0);
  const failure = failureOf(() => lockFolder(dir, here));
  expect(storageProblem(failure)).toEqual({ code: 'disk-full' });
  expect(readHolder(dir)).toEqual(before);
  expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  free();
  const locked = lockFolder(dir, here);
  if (!locked.ok) throw new Error(locked.error.code);
  expect(readHolder(dir)).toEqual(here);
  locked.value.release();
});

test('a disk that fills up takes no folder away, and who has it is said again once there is room', async ({
  skip,
}) => {
  const dir = mountSmallDisk();
  if (dir === null) return skip(noSmallDisk);
  const locked = lockFolder(dir, here);
  if (!locked.ok) throw new Error(locked.error.code);
  const clock = createManualClock();
  const told: unknown[] = [];
  const watch = watchFolder({
    lock: locked.value,
    databaseFile: openSound(dir).file,
    clock,
    log: createFakeLog(),
    onLost: (error) => told.push(error),
    onBack: () => undefined,
  });
  watch.start();
  rmSync(holderFile(dir));
  const free = fill(dir, 0);
  expect(canKeepFiles(dir)).toBe(true);
  await clock.advance(10 * 60_000);
  expect(watch.isOurs()).toBe(true);
  expect(existsSync(holderFile(dir))).toBe(false);
  expect(readdirSync(dir)).not.toContain('probe.tmp');
  free();
  await clock.advance(60_000);
  expect(readHolder(dir)).toEqual(here);
  expect(told).toEqual([]);
  watch.stop();
  locked.value.release();
});

const made = {
  'a new folder': () => undefined,
  'a database that was closed': (dir) => {
    const database = openSound(dir);
    createMessageStore(database).enqueue([newMessage({ id: 'm' })], queued);
    database.close();
  },
  'one that a crash left open': (dir) => {
    const running = tempDir();
    createMessageStore(openSound(running)).enqueue([newMessage({ id: 'm' })], queued);
    cpSync(running, dir, { recursive: true, filter: (name) => !name.endsWith('-shm') });
  },
  'one of the version before': (dir) => {
    const connection = connect(join(dir, databaseFileName));
    migrate(connection, migrations.slice(0, newestVersion - 1));
    connection.exec(rowsOfVersion[newestVersion - 1]!);
    connection.close();
  },
} satisfies Record<string, (dir: string) => void>;

test.for(Object.entries(made))(
  'a start without room is refused in clear words, and loses nothing: %s',
  ([, make], { skip }) => {
    const disk = mountSmallDisk();
    if (disk === null) return skip(noSmallDisk);
    const whole = join(tempDir(), 'whole');
    mkdirSync(whole);
    make(whole);
    const dir = join(disk, 'profile');
    const messagesIn = () => {
      const database = openSound(dir);
      const rows = database.all('SELECT id, state, text FROM messages ORDER BY seq');
      expect(database.get('PRAGMA user_version')).toEqual({ user_version: newestVersion });
      database.close();
      return rows;
    };
    cpSync(whole, dir, { recursive: true });
    const messages = messagesIn();
    rmSync(dir, { recursive: true });
    for (const leftBytes of [0, 16_384, 40_960, 65_536, 131_072]) {
      cpSync(whole, dir, { recursive: true });
      const free = fill(disk, leftBytes);
      const opening = openDatabase({ dir });
      if (opening.ok && opening.value.kind === 'opened') opening.value.database.close();
      else expect(opening).toEqual(full);
      if (leftBytes === 0) expect(opening).toEqual(full);
      free();
      expect(messagesIn()).toEqual(messages);
      rmSync(dir, { recursive: true });
    }
  },
);

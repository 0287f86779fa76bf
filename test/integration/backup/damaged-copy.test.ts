import { closeSync, existsSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runBackupSave } from '../../../src/main/backup/save-job';
import { savingCopy } from '../../../src/main/storage/backup-leftovers';
import { startAt, tempDir } from '../storage/temp-database';
import { openWorld, type World } from './backup-world';

const pageBytes = 4_096;

/** Writes nonsense over some tables of a database, as a flash block that fails does. */
function damage(file: string): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(200 * pageBytes, 0x5a), 0, 200 * pageBytes, 4 * pageBytes);
  closeSync(descriptor);
}

/** Saves a backup over an older file; what `onCopied` does, it does when half is copied. */
async function save({ dir, database }: World, onCopied: () => void) {
  const folder = tempDir();
  const path = join(folder, 'shop.quicksend');
  writeFileSync(path, 'older');
  const facts = { dir, databaseFile: database.file, program: '1', now: startAt, profile: {} };
  const input = { ...facts, path, unfinished: `${path}.part`, passphrase: null };
  let isCopied = false;
  const { output } = await runBackupSave(input, {
    tell: (share) => {
      if (isCopied || share < 0.15) return;
      isCopied = true;
      onCopied();
    },
    onOrder: () => undefined,
  });
  expect(isCopied).toBe(true);
  expect(readdirSync(folder)).toEqual(['shop.quicksend']);
  expect(existsSync(savingCopy(dir))).toBe(false);
  return output;
}

/** Of more than one step of copying. */
function largeWorld(): World {
  const world = openWorld();
  const how = 'x'.repeat(2_000);
  world.database.transaction(() => {
    for (let index = 0; index < 4_000; index += 1) {
      world.optOuts.add({ e164: `+1202${String(5_550_000 + index)}`, optedOutAt: index, how });
    }
  });
  return world;
}

test('a copy that goes wrong is not saved, and says nothing of the database', async () => {
  const world = largeWorld();
  const output = await save(world, () => {
    damage(savingCopy(world.dir));
  });
  expect(output).toEqual({
    ok: false,
    error: { code: 'file-not-written', params: { name: 'shop.quicksend' } },
  });
});

test('a database that is found to be damaged by its copy is named', async () => {
  const world = largeWorld();
  world.database.get('PRAGMA wal_checkpoint(TRUNCATE)');
  const output = await save(world, () => {
    damage(world.database.file);
    damage(savingCopy(world.dir));
  });
  expect(output).toEqual({ ok: false, error: { code: 'database-corrupt' } });
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyExportFormats } from '#shared/domain/history-export';
import { everyone } from '#shared/domain/contact';
import { everyMessage } from '#shared/domain/history-filter';
import { saveOptOuts } from '../../../src/main/contact-export/save-opt-outs';
import { saveText } from '../../../src/main/diagnostics/save-text';
import { createHistoryExports } from '../../../src/main/history-export/history-exports';
import { createMessageStore } from '../../../src/main/history/message-store';
import { saveWhole } from '../../../src/main/spending/save-files';
import { mountSmallDisk, noSmallDisk } from '../../support/small-disk';
import { unfinishedInMemory } from '../../support/unfinished-in-memory';
import { jobsHere } from '../../support/worker/jobs-in-process';
import { aReceipt, putMessage } from '../history/put-message';
import { openImportWorld } from '../contact-import/import-world';
import { openTemplatesWorld } from '../templates/templates-world';
import { openSound, startAt, tempDir } from './temp-database';

const disk = mountSmallDisk();
const tooMuch = 'Your order is ready. '.repeat(10_000);
/** A table of more customers than the disk has room for. */
function customers(numberOf: (row: number) => string): string {
  const rows = Array.from(
    { length: 500 },
    (_, row) => `Customer ${String(row)},${numberOf(row)},${'note '.repeat(40)}`,
  );
  return ['Name,Phone,Notes', ...rows].join('\n');
}

const full = { ok: false, error: { code: 'disk-full' } };

afterAll(() => {
  disk?.remove();
});

describe('on a full disk', () => {
  const path = join(disk?.path ?? '', 'mine.txt');

  beforeEach(({ skip }) => {
    skip(disk === null, noSmallDisk);
  });

  /** The file of that name is as it was, and no other is there. */
  afterEach(() => {
    if (disk === null) return;
    expect(readdirSync(disk.path)).toEqual(['mine.txt']);
    expect(readFileSync(path, 'utf8')).toBe('older');
  });

  it.each(historyExportFormats)('an export of the history says so: %s', async (format) => {
    writeFileSync(path, 'older');
    const database = openSound(tempDir());
    const store = createMessageStore(database);
    const at = startAt + 900;
    putMessage(store, { id: 'a', text: tooMuch }, { kind: 'accepted', at, receipt: aReceipt() });
    const unfinished = unfinishedInMemory();
    const exports = createHistoryExports({
      databaseFile: database.file,
      startJob: jobsHere,
      unfinished,
      print: ({ html }) => Promise.resolve(Buffer.from(html)),
      now: () => startAt,
      language: () => 'en',
      shopName: () => '',
      onProgress: () => undefined,
    });
    expect(await exports.run({ filter: everyMessage, format, path })).toEqual(full);
    expect(unfinished.kept()).toEqual([]);
  });

  it('an export of the contacts says so, in either form', async () => {
    writeFileSync(path, 'older');
    const world = openImportWorld();
    await world.importText(customers((row) => `+4917123${String(10_000 + row)}`));
    for (const format of ['csv', 'vcard'] as const) {
      expect(await world.exports.run({ query: everyone, format, path })).toEqual(full);
      expect(readdirSync(disk?.path ?? '')).toEqual(['mine.txt']);
    }
  });

  it('an export of the templates says so, in either form', () => {
    writeFileSync(path, 'older');
    const world = openTemplatesWorld();
    const text = 'Your order is ready. '.repeat(50);
    for (let number = 0; number < 100; number += 1) world.saved({ name: String(number), text });
    for (const format of ['csv', 'json'] as const) {
      expect(world.files.export(path, format)).toEqual(full);
      expect(readdirSync(disk?.path ?? '')).toEqual(['mine.txt']);
    }
  });

  it('the rows that an import left out say so', async () => {
    writeFileSync(path, 'older');
    const world = openImportWorld();
    const { session } = await world.check(customers(() => '12'));
    expect(await world.imports.saveRejected(session.importId, path)).toEqual(full);
  });

  it('an export of opt-outs says so', async () => {
    writeFileSync(path, 'older');
    const optOuts = { export: () => Promise.resolve({ csv: tooMuch, count: 1 }) };
    expect(await saveOptOuts(optOuts, path)).toEqual(full);
  });

  it('a plot or a table of what was spent says so', () => {
    writeFileSync(path, 'older');
    expect(saveWhole(path, tooMuch, 1)).toEqual(full);
  });

  it('a report for support says so', () => {
    writeFileSync(path, 'older');
    expect(saveText(path, tooMuch)).toEqual(full);
  });
});

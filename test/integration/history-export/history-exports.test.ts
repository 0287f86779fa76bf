import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HistoryExportFormat, HistoryExportProgress } from '#shared/domain/history-export';
import { everyMessage, type HistoryFilter } from '#shared/domain/history-filter';
import type { Language } from '#shared/domain/settings';
import {
  createHistoryExports,
  type PrintPage,
} from '../../../src/main/history-export/history-exports';
import { createMessageStore } from '../../../src/main/history/message-store';
import { jobsHere } from '../../support/worker/jobs-in-process';
import { unfinishedInMemory } from '../../support/unfinished-in-memory';
import { newMessage } from '../history/new-message';
import { aReceipt, putMessage } from '../history/put-message';
import { openSound, startAt, tempDir } from '../storage/temp-database';

function openWorld(print: PrintPage = ({ html }) => Promise.resolve(Buffer.from(html))) {
  const dir = tempDir();
  const database = openSound(dir);
  const store = createMessageStore(database);
  const told: HistoryExportProgress[] = [];
  const unfinished = unfinishedInMemory();
  const world = {
    language: 'en' as Language,
    shopName: 'Blumen & Söhne',
    onProgress: (): void => undefined,
  };
  const exports = createHistoryExports({
    databaseFile: database.file,
    startJob: jobsHere,
    unfinished,
    print,
    now: () => startAt,
    language: () => world.language,
    shopName: () => world.shopName,
    onProgress: (progress) => {
      told.push(progress);
      world.onProgress();
    },
  });
  const place = tempDir();
  async function run(format: HistoryExportFormat, filter: HistoryFilter = everyMessage) {
    const path = join(place, `history.${format}`);
    const done = await exports.run({ filter, format, path });
    return { done, path, text: existsSync(path) ? readFileSync(path, 'utf8') : null };
  }
  return { database, store, told, unfinished, world, exports, run, place };
}

const accepted = { kind: 'accepted', at: startAt + 900, receipt: aReceipt() } as const;

function fill({ store }: ReturnType<typeof openWorld>): void {
  putMessage(
    store,
    { id: 'a', createdAt: startAt, recipientName: '=cmd|calc', text: 'Ready;\n"today" <b>&' },
    accepted,
  );
  putMessage(
    store,
    {
      id: 'b',
      createdAt: startAt + 1_000,
      text: 'tulips',
      accountLabel: 'Practice',
      practice: true,
    },
    { kind: 'rejected', at: startAt + 2_000, reason: 'balance', providerWords: 'Too low' },
  );
}

describe('the export of the history', () => {
  it('writes CSV in the order of writing, in the language, with formulas defused', async () => {
    const world = openWorld();
    fill(world);
    world.world.language = 'de';
    const { done, path, text } = await world.run('csv');
    expect(done).toEqual({ ok: true, value: { path, messages: 2, notListed: 0 } });
    const [header, first] = text!.split('\r\n');
    expect(header).toMatch(/^\ufeffGeschrieben;Name;Empfänger;Text;Zustand;/);
    expect(first).toContain(`;'=cmd|calc;'+4917112345678;"Ready;\n""today"" <b>&";`);
    expect(first).toContain(';sent;1;"0,075";EUR;Shop;7;;;sm-1;a');
    expect(text).toContain(';Too low;');
    expect(text).toContain(';Übung;7;ja;;;b');
  });

  it('writes a line of JSON for each message, the same in every language', async () => {
    const world = openWorld();
    fill(world);
    const { text } = await world.run('jsonl');
    const lines = text!.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        id: 'a',
        createdAt: '2025-01-31T09:30:00.000Z',
        recipient: '+4917112345678',
        text: 'Ready;\n"today" <b>&',
        state: 'accepted',
        cost: { amountMicros: 75_000, currency: 'EUR' },
        practice: false,
      },
      {
        id: 'b',
        state: 'rejected',
        reason: 'balance',
        providerWords: 'Too low',
        accountLabel: 'Practice',
      },
    ]);
  });

  it.each([
    [{ states: ['rejected'] }, ['b']],
    [{ kind: 'real' }, ['a']],
    [{ query: 'tul' }, ['b']],
    [{ fromAt: startAt + 1 }, ['b']],
    [{ cost: { currency: 'EUR', fromMicros: 1, toMicros: null } }, ['a']],
    [{ accountId: 'nobody' }, []],
  ] as const)('writes what passes the filter: %j', async (part, ids) => {
    const world = openWorld();
    fill(world);
    const { text } = await world.run('jsonl', { ...everyMessage, ...part });
    const lines = text!.split('\n').filter((line) => line !== '');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(ids);
  });

  it.each([
    [{ tag: 'VIP' }, ['named']],
    [{ tag: 'nobody' }, []],
    [{ batchId: 'sale' }, ['named', 'other']],
    [{ batchId: 'sale', query: 'tulips' }, ['other']],
    [{ accountId: 'branch' }, ['single']],
    [{ accountId: 'branch', tag: 'VIP' }, []],
  ] as const)('writes the messages of a tag, a batch or an account: %j', async (part, ids) => {
    const { database, store, run } = openWorld();
    database.run(`INSERT INTO contacts (seq, id, given_name, sort_key, notes, created_at, updated_at)
      VALUES (1, 'c1', 'Anna', 'a', '', 1, 1)`);
    database.run(`INSERT INTO tags VALUES (1, 'VIP', 'vip')`);
    database.run('INSERT INTO contact_tags VALUES (1, 1)');
    database.run(`INSERT INTO batches (seq, id, name, created_at, draft, state, state_at, request_id,
        confirmed_at, account_id, account_label, practice)
      VALUES (1, 'sale', 'Sale', 0, '{}', 'sending', 0, 'request-sale', 0, 'account', 'Shop', 0)`);
    const ofBatch = { batchId: 'sale', requestId: 'request-sale' };
    store.enqueue(
      [
        newMessage({ id: 'named', contactId: 'c1', text: 'roses', ...ofBatch }),
        newMessage({ id: 'other', recipient: '+12025550100', text: 'tulips', ...ofBatch }),
      ],
      { kind: 'queued', dueAt: startAt, waitsFor: 'pace', attempts: 0 },
    );
    putMessage(store, { id: 'single', accountId: 'branch', text: 'tulips' }, accepted);
    const { text } = await run('jsonl', { ...everyMessage, ...part });
    const lines = text!.split('\n').filter((line) => line !== '');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(ids);
  });

  it('prints shop, period, filter and sums, without practice in them, and nothing that runs', async () => {
    const world = openWorld();
    fill(world);
    const filter = { ...everyMessage, fromAt: startAt, untilAt: startAt + 86_400_000 };
    const { text, done } = await world.run('pdf', filter);
    expect(done).toMatchObject({ value: { messages: 2, notListed: 0 } });
    expect(text).toContain('Blumen &amp; Söhne');
    expect(text).toContain('January 31');
    expect(text).toContain('Ready;\n&quot;today&quot; &lt;b&gt;&amp;');
    expect(text).toContain('1 message was practice');
    expect(text).toMatch(/<tfoot><tr><th scope="row">Total<\/th><th class="amount">1<\/th>/);
    expect(text).not.toMatch(/<script|<img|<link|https?:/);
  });

  it('leaves no file where it is cancelled', async () => {
    const world = openWorld();
    for (let index = 0; index < 5; index += 1) {
      putMessage(world.store, { id: `m${String(index)}` }, accepted);
    }
    world.world.onProgress = () => void world.exports.cancel();
    const { done } = await world.run('pdf');
    expect(done).toEqual({ ok: true, value: null });
    expect(readdirSync(world.place)).toEqual([]);
    expect(world.unfinished.kept()).toEqual([]);
  });

  it.each(['csv', 'jsonl'] as const)(
    'leaves no file where %s is cancelled amid it',
    async (format) => {
      const world = openWorld();
      // Read in three steps: it is cancelled after the first.
      const messages = Array.from({ length: 5_000 }, (_, index) =>
        newMessage({
          id: `m${String(index)}`,
          requestId: 'all',
          recipient: `+4917112${String(10_000 + index)}`,
        }),
      );
      world.store.enqueue(messages, {
        kind: 'queued',
        dueAt: startAt,
        waitsFor: 'pace',
        attempts: 0,
      });
      world.world.onProgress = () => void world.exports.cancel();
      const { done } = await world.run(format);
      expect(done).toEqual({ ok: true, value: null });
      expect(world.told[0]?.written).toBeGreaterThan(0);
      expect(world.told.at(-1)?.written).toBeLessThan(messages.length);
      expect(readdirSync(world.place)).toEqual([]);
      expect(world.unfinished.kept()).toEqual([]);
    },
  );

  it('has the shop and the period on every sheet, where it has no shop the period', async () => {
    const titles: string[][] = [];
    const world = openWorld(({ shopName, period }) => {
      titles.push([shopName, period]);
      return Promise.resolve(new Uint8Array());
    });
    fill(world);
    await world.run('pdf');
    world.world.language = 'de';
    world.world.shopName = ' ';
    await world.run('pdf');
    expect(titles).toEqual([
      ['Blumen & Söhne', 'January 31, 2025'],
      ['', '31. Januar 2025'],
    ]);
  });

  it('leaves no file where the page cannot be printed', async () => {
    const world = openWorld(() => Promise.reject(new Error('No printer')));
    fill(world);
    await expect(world.run('pdf')).rejects.toThrow('No printer');
    expect(readdirSync(world.place)).toEqual([]);
    expect(world.unfinished.kept()).toEqual([]);
  });

  it('says so where the folder is gone', async () => {
    const { exports } = openWorld();
    const path = join(tempDir(), 'gone', 'history.csv');
    expect(await exports.run({ filter: everyMessage, format: 'csv', path })).toMatchObject({
      error: { code: 'file-not-written', params: { name: 'history.csv' } },
    });
  });

  it('tells how far it is', async () => {
    const world = openWorld();
    fill(world);
    await world.run('csv');
    expect(world.told.at(-1)).toEqual({ written: 2, share: 1, isPrinting: false });
  });
});

/** Runs inside Electron's main process, on the seeded profile: what a million messages cost. */
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { spendingGroupings, type SpendingGrouping } from '#shared/domain/spending';
import { dateOfDay, localDay } from '#shared/domain/spending-days';
import { breatheNow } from '../../../src/main/contacts/slices';
import { openSpendingRoom } from '../../../src/main/spending/spending-room';
import { connectToRead } from '../../../src/main/storage/connection';
import { databaseOver, type Database } from '../../../src/main/storage/database';
import { timed, watchEventLoop } from '../contacts/measure';
import { runInElectron } from '../contacts/run-in-electron';
import { fullSeed, seededUntil } from '../history/seed';

const runs = 5;
const lastDay = localDay(seededUntil);
const fiveYears = 5 * 365;

const periods = [
  { period: 'five years', days: fiveYears, bucket: 'month' },
  { period: 'five years, by week', days: fiveYears, bucket: 'week' },
  { period: 'twelve months', days: 364, bucket: 'week' },
  { period: 'a month', days: 30, bucket: 'day' },
] as const;

export interface AskedSpending {
  readonly by: SpendingGrouping;
  readonly period: (typeof periods)[number]['period'];
  readonly ms: readonly number[];
  /** The longest time that main's event loop stood still. */
  readonly blockedMs: number;
  /** The same groups, asked of the messages themselves; `null` where that was not measured. */
  readonly bareMs: number | null;
}

export interface SpendingResults {
  readonly messages: number;
  /** What the sums take of the file, for each message. */
  readonly bytes: number;
  readonly asked: readonly AskedSpending[];
}

const bareColumns: Readonly<Record<SpendingGrouping, string>> = {
  account: 'account_id',
  tag: '(SELECT min(tag_seq) FROM contact_tags JOIN contacts ON seq = contact_seq WHERE id = contact_id)',
  batch: 'batch_id',
  country: 'substr(recipient, 1, 3)',
  recipient: 'recipient',
};

/** The obvious way: the dearest groups by adding up the messages, as key, currency, messages, micros. */
function bareGroups(database: Database, by: SpendingGrouping) {
  return database.all(`
    SELECT * FROM (
      SELECT ${bareColumns[by]} AS key, cost_currency AS currency, count(*) AS messages,
        sum(cost_micros) AS micros
      FROM messages WHERE practice = 0 AND state = 'accepted' AND cost_micros IS NOT NULL
      GROUP BY 1, 2)
    ORDER BY currency, micros DESC, messages DESC, key`);
}

/** Throws unless all that was spent through each account, and its messages, are those of the messages. */
function checkSums(database: Database, bare: ReturnType<typeof bareGroups>): void {
  const summed = database.all(`
    SELECT spending_keys.key, currency, sum(messages) AS messages, sum(micros) AS micros
    FROM spending JOIN spending_lines ON spending_lines.id = line
    JOIN spending_keys ON spending_keys.id = account
    WHERE part = 1 AND certainty = 'named' GROUP BY account, currency
    ORDER BY currency, micros DESC, messages DESC, spending_keys.key`);
  const rows = (all: readonly object[]) => all.map((row) => ({ ...row }));
  if (!isDeepStrictEqual(rows(summed), rows(bare))) throw new Error('Sums are not the messages’');
}

async function run(dir: string): Promise<SpendingResults> {
  const file = join(process.env['SEEDED_PROFILE'] ?? dir, 'quicksend.db');
  const database = databaseOver(connectToRead(file), file);
  const stored = database.get(
    `SELECT sum(pgsize) AS bytes FROM dbstat WHERE name GLOB '*spending*'`,
  );
  const room = openSpendingRoom({
    database,
    breathe: breatheNow,
    elapsed: () => performance.now(),
  });
  const asked: AskedSpending[] = [];
  for (const { period, days, bucket } of periods) {
    for (const by of spendingGroupings) {
      const bare = period === 'five years' ? await timed(() => bareGroups(database, by)) : null;
      if (bare !== null && by === 'account') checkSums(database, bare.value);
      // The watch's own timer must not find the bare query's time.
      await breatheNow();
      const ms: number[] = [];
      let blockedMs = 0;
      for (let time = 0; time < runs; time += 1) {
        const end = watchEventLoop();
        const query = { bucket, by, accountId: null, to: dateOfDay(lastDay) };
        const from = dateOfDay(lastDay - days);
        ms.push((await timed(() => room.report({ ...query, from }))).ms);
        blockedMs = Math.max(blockedMs, end());
      }
      asked.push({ by, period, ms, blockedMs, bareMs: bare?.ms ?? null });
    }
  }
  database.close();
  return {
    messages: fullSeed.messages,
    bytes: Number(stored?.['bytes']) / fullSeed.messages,
    asked,
  };
}

runInElectron(run);

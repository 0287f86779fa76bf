/** Runs inside Electron's main process: what a million messages cost, asked of the sums and of the messages. */
import { statSync } from 'node:fs';
import { spendingGroupings, type SpendingGrouping } from '#shared/domain/spending';
import { dateOfDay, dayOfDate } from '#shared/domain/spending-days';
import { breatheNow } from '../../../src/main/contacts/slices';
import { openSpendingRoom } from '../../../src/main/spending/spending-room';
import type { Database } from '../../../src/main/storage/database';
import { openDatabase } from '../../../src/main/storage/open-database';
import { timed, watchEventLoop } from '../contacts/measure';
import { runInElectron } from '../contacts/run-in-electron';

const messages = 1_000_000;
const recipients = 100_000;
const lastDay = dayOfDate('2026-11-22');
const days = 5 * 365;
const runs = 5;

export interface AskedSpending {
  readonly by: SpendingGrouping;
  readonly period: 'five years' | 'twelve months' | 'a month';
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

/**
 * The messages as a table with what is asked of them and nothing else. Half of them go to a tenth of the
 * recipients, as with regulars; one in twelve has no named cost, one in a hundred is unclear.
 */
const bareMessages = `
  CREATE TABLE bare AS
  WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${messages} - 1),
  drawn AS (SELECT i, abs(random()) AS a, abs(random()) AS b, abs(random()) AS c FROM n)
  SELECT
    ${lastDay} - (i * ${days} / ${messages}) AS day,
    100 + CASE a % 2 WHEN 0 THEN b % ${recipients / 10} ELSE b % ${recipients} END AS number,
    1 + c % 3 AS account,
    4 + c % 5 AS country,
    CASE c % 10 WHEN 0 THEN 10 + i / 20000 ELSE 0 END AS batch,
    CASE c % 4 WHEN 0 THEN 70 + c % 20 ELSE 0 END AS tag,
    CASE WHEN a % 12 = 0 THEN 'estimated' WHEN a % 100 = 1 THEN 'unclear' ELSE 'named' END
      AS certainty,
    CASE c % 3 WHEN 2 THEN 'USD' ELSE 'EUR' END AS currency,
    1 + a % 2 AS segments, 65000 * (1 + a % 2) AS micros
  FROM drawn`;

const keys = `
  INSERT INTO spending_keys (id, kind, key, name)
  SELECT value, 'account', 'account-' || value, 'Shop ' || value FROM json_each('[1,2,3]')
  UNION ALL SELECT 4 + key, 'country', value, '' FROM json_each('["DE","AT","CH","US","GB"]');
  WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 99)
  INSERT INTO spending_keys (id, kind, key, name)
  SELECT i, iif(i < 70, 'batch', 'tag'), 'key-' || i, 'Name ' || i FROM n;
  WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${recipients} - 1)
  INSERT INTO spending_keys (id, kind, key, name)
  SELECT 100 + i, 'number', '+49151' || (10000000 + i), '' FROM n;
  INSERT INTO spending_lines (account, certainty, currency)
  SELECT DISTINCT account, certainty, currency FROM bare`;

const sum = (part: number, day: string, key: string): string => `
  INSERT INTO spending (part, day, key, line, messages, segments, micros)
  SELECT ${part}, ${day} AS d, ${key} AS k, spending_lines.id,
    count(*), sum(segments), sum(micros)
  FROM bare JOIN spending_lines USING (account, certainty, currency)
  GROUP BY d, k, spending_lines.id ORDER BY d, k, spending_lines.id`;

const epochDay = `CAST(strftime('%s', day * 86400, 'unixepoch', 'start of MARK') / 86400 AS INTEGER)`;
const sums = [
  sum(1, 'day', 'country'),
  sum(2, 'day', 'batch'),
  sum(3, 'day', 'tag'),
  sum(4, epochDay.replace('MARK', 'month'), 'number'),
  sum(5, epochDay.replace('MARK', 'year'), 'number'),
  sum(6, '0', 'number'),
];

/** The obvious way: the days, and the groups, by adding up the messages. */
function bareQuery(database: Database, by: SpendingGrouping, from: number): void {
  const column = by === 'recipient' ? 'number' : by;
  const figures = 'count(*), sum(segments), sum(micros)';
  database.all(
    `SELECT day, currency, certainty, ${figures} FROM bare WHERE day >= ${from} GROUP BY 1, 2, 3`,
  );
  database.all(
    `SELECT ${column}, currency, ${figures} FROM bare WHERE day >= ${from}
     GROUP BY 1, 2 ORDER BY 5 DESC LIMIT 50`,
  );
}

async function run(dir: string): Promise<SpendingResults> {
  const opening = openDatabase({ dir });
  if (!opening.ok || opening.value.kind !== 'opened') throw new Error('No sound database');
  const { database } = opening.value;
  const size = (): number => {
    database.get('PRAGMA wal_checkpoint(TRUNCATE)');
    return statSync(database.file).size;
  };
  database.run(bareMessages);
  const before = size();
  database.transaction(() => {
    for (const statement of keys.split(';')) database.run(statement);
    sums.forEach((statement) => database.run(statement));
  });
  const bytes = (size() - before) / messages;

  const room = openSpendingRoom({ database, breathe: breatheNow });
  const periods = [
    { period: 'five years', from: lastDay - days, bucket: 'month' },
    { period: 'twelve months', from: lastDay - 364, bucket: 'week' },
    { period: 'a month', from: lastDay - 30, bucket: 'day' },
  ] as const;
  const asked: AskedSpending[] = [];
  for (const { period, from, bucket } of periods) {
    for (const by of spendingGroupings) {
      const query = {
        from: dateOfDay(from),
        to: dateOfDay(lastDay),
        bucket,
        by,
        accountId: null,
      };
      const bare =
        period === 'five years' ? await timed(() => bareQuery(database, by, from)) : null;
      // The watch's own timer must not find the bare query's time.
      await breatheNow();
      const ms: number[] = [];
      let blockedMs = 0;
      for (let time = 0; time < runs; time += 1) {
        const end = watchEventLoop();
        ms.push((await timed(() => room.report(query))).ms);
        blockedMs = Math.max(blockedMs, end());
      }
      asked.push({ by, period, ms, blockedMs, bareMs: bare?.ms ?? null });
    }
  }
  database.close();
  return { messages, bytes, asked };
}

runInElectron(run);

/** Runs inside Electron's main process, on a copy of the seeded profile. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { everyMessage, type HistoryFilter } from '#shared/domain/history-filter';
import { openHistoryRoom } from '../../../src/main/history/history-room';
import { connect } from '../../../src/main/storage/connection';
import { databaseOver } from '../../../src/main/storage/database';
import { timed } from '../contacts/measure';
import { runInElectron } from '../contacts/run-in-electron';
import { asFilter, combined, filters, filtersOfBatch, searches } from './questions';
import { fullSeed, seededUntil } from './seed';
import { seededRandom } from '../../kill/seeded-random';

const limit = 50;
const rounds = 3;
const jumps = 40;
/** What the bound for the size of the database is meant for, in letters of a text on average. */
const leastLength = 90;

/** How a question was answered. */
export interface Asked {
  readonly question: string;
  /** Until the first answer, each round. */
  readonly ms: readonly number[];
  /** Until the page was whole, where the first answer said that it had not looked at everything. */
  readonly wholeMs: number;
  readonly answers: number;
  readonly found: number;
}

async function run(dir: string) {
  const file = join(process.env['SEEDED_PROFILE'] ?? dir, 'quicksend.db');
  const database = databaseOver(connect(file), file);
  const room = openHistoryRoom({
    database,
    clock: {
      now: () => seededUntil,
      elapsed: () => performance.now(),
      after: () => () => undefined,
    },
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    onDeleted: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  });
  const page = (filter: HistoryFilter, cursor: string | null = null) => {
    const answer = room.list({ filter, cursor, direction: 'older', limit });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };

  const firstScreen = (await timed(() => page(everyMessage))).ms;
  const firstScreens = [firstScreen];
  for (let turn = 0; turn < 20; turn += 1) {
    firstScreens.push((await timed(() => page(everyMessage))).ms);
  }

  async function ask(part: Partial<HistoryFilter>): Promise<Asked> {
    const filter = asFilter(part);
    const ms: number[] = [];
    for (let round = 0; round < rounds; round += 1) ms.push((await timed(() => page(filter))).ms);
    let answers = 0;
    let found = 0;
    const whole = await timed(() => {
      let cursor: string | null = null;
      do {
        const answer = page(filter, cursor);
        answers += 1;
        found += answer.messages.length;
        cursor = answer.next;
        if (answer.lookedUntilAt === null) break;
      } while (cursor !== null && found < limit);
    });
    const question = JSON.stringify(part).slice(0, 100);
    return { question, ms, wholeMs: whole.ms, answers, found };
  }
  async function askAll(parts: readonly Partial<HistoryFilter>[]): Promise<readonly Asked[]> {
    const all: Asked[] = [];
    for (const part of parts) all.push(await ask(part));
    return all;
  }

  const batches = [0.1, 0.5, 0.9].map((share) =>
    String(
      database.get(
        `SELECT id AS found FROM batches WHERE seq >=
           (SELECT cast(:share * max(seq) AS INTEGER) FROM batches) ORDER BY seq LIMIT 1`,
        { share },
      )?.['found'],
    ),
  );

  const asked = {
    filters: await askAll([...filters, ...batches.flatMap(filtersOfBatch)]),
    searches: await askAll(searches),
    combined: await askAll(combined),
  };

  const random = seededRandom(3);
  const jumped: number[] = [];
  for (let turn = 0; turn < jumps; turn += 1) {
    const before = seededUntil - random.between(0, 5 * 365) * 86_400_000;
    const jump = await timed(() => {
      const { cursor } = room.findTime(before);
      return page(everyMessage, cursor);
    });
    if ((jump.value.messages[0]?.createdAt ?? 0) >= before) throw new Error('Not before that time');
    jumped.push(jump.ms);
  }

  const length = Number(
    database.get('SELECT avg(length(text)) AS found FROM message_log')?.['found'],
  );
  if (length < leastLength) throw new Error(`Texts are too short: ${length.toFixed(1)} letters`);

  // The obvious way, over the same rows.
  const naive = async (where: string) =>
    (
      await timed(() =>
        database.all(`SELECT * FROM messages WHERE ${where} ORDER BY seq DESC LIMIT 51`),
      )
    ).ms;
  const plain = {
    'a page of everything': await naive('1'),
    'a rare state long ago': await naive(
      `state = 'unknown' AND created_at < ${seededUntil - 4.9 * 365.25 * 86_400_000}`,
    ),
    'a cost that nothing had': await naive('cost_micros > 9000000'),
    'a word that nobody wrote, by LIKE': await naive(`text LIKE '%zzzzz%'`),
  };

  const counts: number[] = [];
  for (const part of [filters[2], filters[9], combined[0]]) {
    counts.push((await timed(() => room.count(asFilter(part ?? {})))).ms);
  }
  database.close();
  return {
    messages: fullSeed.messages,
    bytes: statSync(file).size,
    firstScreens,
    asked,
    jumped,
    plain,
    counts,
  };
}

export type HistoryResults = Awaited<ReturnType<typeof run>>;

runInElectron(run);

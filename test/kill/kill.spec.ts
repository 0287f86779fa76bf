import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createKillRun } from './kill-run';
import { readHistory } from './read-history';
import { seededRandom } from './seeded-random';
import { judge } from './verdict';

const kills = Number(process.env['QUICKSEND_KILLS'] ?? 50);
/** A run of fewer kills need not meet each kind of moment. */
const enoughForEveryMoment = 50;
const seed = Number(process.env['QUICKSEND_KILL_SEED'] ?? 1);

test(`over ${kills} kills nothing is sent twice, nothing is lost and every state is true`, async () => {
  test.setTimeout(180_000 + kills * 8_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'quicksend-kill-'));
  const run = await createKillRun({ dataDir, kills, random: seededRandom(seed) });
  try {
    await run.prepare();
    for (let index = 0; index < kills; index += 1) await run.killOnce();
    await run.settle();

    const history = readHistory(dataDir);
    expect(run.refusals).toEqual([]);
    const { counts, ...verdict } = judge(run.record, history, run.answered);
    console.log(summary(counts, run.record.length, run.sentAfterRestart()));
    expect(verdict, `seed ${seed}`).toEqual({ duplicates: [], lost: [], untrue: [] });
    if (kills >= enoughForEveryMoment) {
      // The kills came at moments that matter: while a message was on its way, and before it left.
      expect(counts['unknown, accepted'] ?? 0, 'killed on the way').toBeGreaterThan(0);
      expect(run.sentAfterRestart(), 'left after a restart').toBeGreaterThan(0);
    }
  } finally {
    await run.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

function summary(
  counts: Readonly<Record<string, number>>,
  requests: number,
  afterRestart: number,
): string {
  const messages = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const lines = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([what, count]) => `${String(count).padStart(6)}  ${what}`);
  return [
    `${kills} kills, ${messages} messages, ${requests} requests (seed ${seed})`,
    '        history, provider',
    ...lines,
    `${String(afterRestart).padStart(6)}  left after a restart`,
  ].join('\n');
}

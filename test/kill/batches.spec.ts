import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { faultCatalogue } from '../support/fault-gateway/catalogue';
import { createBatchRun, perBatch } from './batch-run';
import { judgeBatches } from './batch-verdict';
import { readHistory } from './read-history';
import { seededRandom } from './seeded-random';

/** A hundred kills and 500 messages with `npm run kill -- --kills=100`; what is run each time is smaller. */
const usualKills = 12;
/** A run of fewer kills need not meet each kind of answer. */
const enoughForEveryAnswer = 100;
const asked = process.env['QUICKSEND_KILLS'];
const kills = asked === undefined ? usualKills : Number(asked);
const batches = Math.max(4, Math.ceil(kills / 4));
const seed = Number(process.env['QUICKSEND_KILL_SEED'] ?? 1);

test(`over ${kills} kills amid batches nothing is sent twice, nothing is lost, every state is true and the pace is kept`, async () => {
  test.setTimeout(240_000 + kills * 10_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'quicksend-kill-'));
  const run = await createBatchRun({ dataDir, batches, random: seededRandom(seed) });
  const startedAt = Date.now();
  try {
    await run.prepare();
    for (let index = 0; index < kills; index += 1) await run.killOnce();
    await run.settle();

    const { record, met } = run.gateway;
    const { counts, ...verdict } = judgeBatches(record, readHistory(dataDir), run.confirmed);
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    console.log(
      [
        `${kills} kills, ${batches * perBatch} messages in ${batches} batches, ` +
          `${record.length} requests, ${met.size} of ${faultCatalogue.length} kinds of answer ` +
          `(seed ${seed}, ${seconds} s)`,
        '        history, the provider’s last word',
        ...Object.entries(counts)
          .sort(([, a], [, b]) => b - a)
          .map(([what, count]) => `${String(count).padStart(6)}  ${what}`),
      ].join('\n'),
    );
    expect(verdict, `seed ${seed}`).toEqual({
      duplicates: [],
      lost: [],
      untrue: [],
      tooFast: [],
    });
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(batches * perBatch);
    expect(run.killedWhileGoing(), 'killed while batches were going').toBeGreaterThan(0);
    if (kills >= enoughForEveryAnswer) {
      expect([...met.keys()].sort()).toEqual(faultCatalogue.map(({ name }) => name).sort());
    }
  } finally {
    await run.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Runs inside Electron's main process: exports the seeded profile, which it only reads. */
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { everyMessage } from '#shared/domain/history-filter';
import type { HistoryExportFormat } from '#shared/domain/history-export';
import { createHistoryExports } from '../../../src/main/history-export/history-exports';
import { connectToRead } from '../../../src/main/storage/connection';
import { createStartJob } from '../../../src/main/worker/start-job';
import { unfinishedInMemory } from '../../support/unfinished-in-memory';
import { timed } from '../contacts/measure';
import { runInElectron } from '../contacts/run-in-electron';
import { watchMain } from '../contacts/watch-main';

/** The obvious way: every row as it is, as JSON, on main's own thread. */
function bareExport(file: string, to: string): number {
  const connection = connectToRead(file);
  const out = openSync(to, 'w');
  let rows = 0;
  for (const row of connection.prepare('SELECT * FROM messages ORDER BY seq').iterate()) {
    writeSync(out, `${JSON.stringify(row)}\n`);
    rows += 1;
  }
  closeSync(out);
  connection.close();
  return rows;
}

async function run(dir: string) {
  const file = join(process.env['SEEDED_PROFILE'] ?? dir, 'quicksend.db');
  const exports = createHistoryExports({
    databaseFile: file,
    startJob: createStartJob(() => new Worker(new URL('./thread.js', import.meta.url))),
    unfinished: unfinishedInMemory(),
    print: () => Promise.resolve(new Uint8Array()),
    now: () => Date.now(),
    language: () => 'de',
    shopName: () => '',
    onProgress: () => undefined,
  });

  async function measure(format: HistoryExportFormat) {
    const path = join(dir, `history.${format}`);
    const watch = watchMain();
    const { ms, value } = await timed(() => exports.run({ filter: everyMessage, format, path }));
    const { blockedMs, riseMib } = watch.end();
    if (!value.ok || value.value === null) throw new Error('Nothing was exported');
    return {
      format,
      ms,
      blockedMs,
      riseMib,
      rows: value.value.messages,
      bytes: statSync(path).size,
    };
  }

  const measured = [await measure('csv'), await measure('jsonl')];
  const bare = await timed(() => bareExport(file, join(dir, 'bare.jsonl')));
  return { measured, bareMs: bare.ms, bareRows: bare.value };
}

export type ExportResults = Awaited<ReturnType<typeof run>>;

runInElectron(run);

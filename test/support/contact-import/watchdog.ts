import { Worker } from 'node:worker_threads';

/**
 * Ends the whole process where a case takes too long, even in a loop that never yields.
 *
 * Counts the processor time of this process, so that a busy machine is not taken for a hang; the
 * case that hung stands on stderr.
 */
export interface Watchdog {
  /** Begins a case; the one before it is over. */
  begin(number: number): void;
  stop(): Promise<void>;
}

/** Plain JavaScript: it runs without the test runner's transformation. */
const watch = `
  const { workerData } = require('node:worker_threads');
  const { writeSync } = require('node:fs');
  const current = new Int32Array(workerData.shared);
  let seen = -1;
  let usedBefore = 0;
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    const used = (user + system) / 1000;
    const number = Atomics.load(current, 0);
    if (number !== seen) { seen = number; usedBefore = used; }
    else if (used - usedBefore > workerData.limitMs) {
      writeSync(2, 'Case ' + number + ' hangs: more than ' + workerData.limitMs + ' ms.\\n');
      process.kill(process.pid, 'SIGKILL');
    }
  }, 50);
`;

export function startWatchdog(limitMs: number): Watchdog {
  const shared = new SharedArrayBuffer(4);
  const current = new Int32Array(shared);
  const worker = new Worker(watch, { eval: true, workerData: { shared, limitMs } });
  worker.unref();
  return {
    begin: (number) => {
      Atomics.store(current, 0, number);
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}

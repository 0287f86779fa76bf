import type { WriteGate } from '../storage/write-gate';
import type { RunningJob, Job } from '../worker/job';
import type { GatedOrder, GatedProgress } from './jobs/gated-job';

interface GatedJob extends Job {
  readonly progress: GatedProgress;
  readonly order: GatedOrder;
}

/**
 * Runs a job that writes: gives it the write gate when it is ready, and opens the gate again however
 * it ends, also when its thread dies. A thread that ends has rolled back what it had not committed.
 */
export async function runGated<J extends GatedJob>(
  gate: WriteGate,
  start: (onProgress: (progress: GatedProgress) => void) => RunningJob<J>,
  onProgress: (done: number, total: number) => void,
  onStarted: (running: RunningJob<J>) => void,
): Promise<J['output']> {
  let release: (() => void) | null = null;
  let isOver = false;

  async function letWrite(): Promise<void> {
    const opened = await gate.hold();
    if (isOver) {
      opened();
      return;
    }
    release = opened;
    running.order('go');
  }

  const running = start((progress) => {
    if (progress.kind === 'ready') void letWrite();
    else onProgress(progress.done, progress.total);
  });
  onStarted(running);
  try {
    return await running.done;
  } finally {
    isOver = true;
    (release as (() => void) | null)?.();
  }
}

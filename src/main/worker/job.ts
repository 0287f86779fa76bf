/** A kind of work. All that it takes and gives must survive the structured clone. */
export interface Job {
  readonly input: unknown;
  /** What it tells on its way. */
  readonly progress: unknown;
  /** What it can be told on its way. */
  readonly order: unknown;
  readonly output: unknown;
}

/** What work has of those who asked for it. */
export interface JobDesk<J extends Job> {
  tell(progress: J['progress']): void;
  /** Called for each order, those that came before included. */
  onOrder(act: (order: J['order']) => void): void;
}

export interface JobResult<Output> {
  readonly output: Output;
  /** The buffers in `output` that move instead of being copied. */
  readonly moved: readonly ArrayBuffer[];
}

/** Does the work, on its thread. What it throws is what `RunningJob.done` rejects with. */
export type RunJob<J extends Job> = (
  input: J['input'],
  desk: JobDesk<J>,
) => Promise<JobResult<J['output']>>;

export interface RunningJob<J extends Job> {
  /** Rejects with what the work threw, and with {@link JobStoppedError} after `stop`. */
  readonly done: Promise<J['output']>;
  order(order: J['order']): void;
  /** Ends the thread wherever it is. Never for work that uses SQLite: that would end the whole process. */
  stop(): Promise<void>;
}

/** The work was ended before it was done. */
export class JobStoppedError extends Error {
  constructor(name: string) {
    super(`The job ${name} was stopped`);
    this.name = 'JobStoppedError';
  }
}

import { assertNever } from '#shared/result';
import type { Job, JobDesk, RunJob } from './job';
import type { Jobs } from './jobs';
import { toSentError, type FromThread, type ToThread } from './messages';

/** The side of a thread's port that the work is on. */
export interface ThreadPort {
  postMessage(message: FromThread, moved?: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (message: ToThread) => void): unknown;
  close(): void;
}

/** What does each kind of work; loaded when it is asked for. */
export type JobLoaders = {
  readonly [Name in keyof Jobs]: () => Promise<RunJob<Jobs[Name]>>;
};

/** Does the one piece of work that a port asks for, tells how it went, and closes the port. */
export function runJobs(port: ThreadPort, loaders: JobLoaders): void {
  const early: unknown[] = [];
  let act = (order: unknown): void => {
    early.push(order);
  };
  const desk: JobDesk<Job> = {
    tell(progress) {
      port.postMessage({ kind: 'progress', progress });
    },
    onOrder(listener) {
      act = listener;
      early.splice(0).forEach(listener);
    },
  };

  async function run(name: keyof Jobs, input: unknown): Promise<void> {
    try {
      // Name and input belong together: `StartJob` has seen to it.
      const work = (await loaders[name]()) as RunJob<Job>;
      const { output, moved } = await work(input, desk);
      port.postMessage({ kind: 'done', output }, moved);
    } catch (error) {
      port.postMessage({ kind: 'failed', error: toSentError(error) });
    }
    port.close();
  }

  port.on('message', (message) => {
    switch (message.kind) {
      case 'start':
        void run(message.name, message.input);
        return;
      case 'order':
        act(message.order);
        return;
      default:
        assertNever(message);
    }
  });
}

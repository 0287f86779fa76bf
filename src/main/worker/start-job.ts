import { assertNever } from '#shared/result';
import { JobStoppedError, type Job, type RunningJob } from './job';
import type { Jobs, StartJob } from './jobs';
import { fromSentError, type FromThread, type ToThread } from './messages';

/** The side of a `worker_threads` thread that starts it. */
export interface Thread {
  postMessage(message: ToThread): void;
  on(event: 'message', listener: (message: FromThread) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  terminate(): Promise<unknown>;
}

/** Makes what starts work on threads; `openThread` gives a new one that runs `thread.ts`. */
export function createStartJob(openThread: () => Thread): StartJob {
  return <Name extends keyof Jobs>(
    name: Name,
    input: Jobs[Name]['input'],
    onProgress?: (progress: Jobs[Name]['progress']) => void,
  ): RunningJob<Jobs[Name]> => startOn(openThread(), name, input, onProgress);
}

function startOn<J extends Job>(
  thread: Thread,
  name: keyof Jobs,
  input: J['input'],
  onProgress?: (progress: J['progress']) => void,
): RunningJob<J> {
  const done = new Promise<J['output']>((resolve, reject) => {
    thread.on('message', (message) => {
      switch (message.kind) {
        case 'progress':
          onProgress?.(message.progress);
          return;
        case 'done':
          resolve(message.output);
          return;
        case 'failed':
          reject(fromSentError(message.error));
          return;
        default:
          assertNever(message);
      }
    });
    thread.on('error', (error) => {
      reject(error instanceof Error ? error : new Error(String(error)));
    });
    // Nothing happens where it was done before.
    thread.on('exit', () => {
      reject(new JobStoppedError(name));
    });
  });
  thread.postMessage({ kind: 'start', name, input });
  return {
    done,
    order(order) {
      thread.postMessage({ kind: 'order', order });
    },
    async stop() {
      // Whoever stops work need not hear that it was stopped.
      done.catch(() => undefined);
      await thread.terminate();
    },
  };
}

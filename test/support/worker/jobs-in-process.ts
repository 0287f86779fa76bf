import { MessageChannel } from 'node:worker_threads';
import { jobLoaders } from '../../../src/main/worker/loaders';
import { runJobs, type JobLoaders } from '../../../src/main/worker/run-jobs';
import { createStartJob, type Thread } from '../../../src/main/worker/start-job';

/** Runs jobs behind a real port, with all that is cloned and moved on it, but on this thread. */
export function jobsInProcess(loaders: JobLoaders) {
  return createStartJob((): Thread => {
    const { port1, port2 } = new MessageChannel();
    runJobs(port2, loaders);
    return {
      postMessage: (message) => {
        port1.postMessage(message);
      },
      on(event: string, listener: (value: never) => void) {
        // A port closes where a thread exits.
        port1.on(event === 'exit' ? 'close' : event, listener as () => void);
      },
      terminate() {
        port1.close();
        return Promise.resolve();
      },
    };
  });
}

/** Every kind of work, on this thread. */
export const jobsHere = jobsInProcess(jobLoaders);

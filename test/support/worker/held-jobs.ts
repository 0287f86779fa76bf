import { JobStoppedError, type RunningJob } from '../../../src/main/worker/job';
import type { Jobs, StartJob } from '../../../src/main/worker/jobs';
import { jobsHere } from './jobs-in-process';

/** A job that was started, and does not do anything until it is told to. */
export interface HeldJob {
  readonly isStopped: () => boolean;
  /** Does the work, with everything as it is now. */
  readonly work: () => Promise<void>;
  readonly fail: (error: Error) => void;
}

/** Work whose time is in the test's hands. */
export function holdJobs(): { readonly startJob: StartJob; readonly jobs: readonly HeldJob[] } {
  const jobs: HeldJob[] = [];
  const startJob: StartJob = <Name extends keyof Jobs>(
    name: Name,
    input: Jobs[Name]['input'],
  ): RunningJob<Jobs[Name]> => {
    let stopped = false;
    let settle = { resolve: (_: Jobs[Name]['output']) => {}, reject: (_: Error) => {} };
    const done = new Promise<Jobs[Name]['output']>((resolve, reject) => {
      settle = { resolve, reject };
    });
    const stop = (): void => {
      stopped = true;
      settle.reject(new JobStoppedError(name));
    };
    jobs.push({
      isStopped: () => stopped,
      work: async () => {
        settle.resolve(await jobsHere(name, input).done);
      },
      fail: (error) => settle.reject(error),
    });
    return {
      done,
      order: stop,
      stop: async () => {
        stop();
      },
    };
  };
  return { startJob, jobs };
}

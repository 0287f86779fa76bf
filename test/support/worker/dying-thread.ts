/** A thread of the program that dies amid an import's write, as one without memory does. */
import { parentPort } from 'node:worker_threads';
import { importWriteOver } from '../../../src/main/contact-import/jobs/write-job';
import { connectToImport } from '../../../src/main/storage/import-connection';
import { jobLoaders } from '../../../src/main/worker/loaders';
import { runJobs } from '../../../src/main/worker/run-jobs';

if (parentPort === null) throw new Error('This file runs on a thread');

const write = importWriteOver(connectToImport);

runJobs(parentPort, {
  ...jobLoaders,
  'import-write': () =>
    Promise.resolve((input, desk) =>
      write(input, {
        ...desk,
        tell(progress) {
          desk.tell(progress);
          // Ends the thread alone, with its transaction open.
          if (progress.kind === 'progress') process.exit(1);
        },
      }),
    ),
});

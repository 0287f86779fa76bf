/** Where a thread begins; bundled into a file of its own. */
import { parentPort } from 'node:worker_threads';
import { runJobs } from './run-jobs';

if (parentPort === null) throw new Error('This file runs on a thread');

runJobs(parentPort, {
  'contact-index': async () => (await import('../contacts/search/index-job')).runContactIndex,
});

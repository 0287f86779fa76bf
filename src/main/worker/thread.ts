/** Where a thread begins; bundled into a file of its own. */
import { parentPort } from 'node:worker_threads';
import { jobLoaders } from './loaders';
import { runJobs } from './run-jobs';

if (parentPort === null) throw new Error('This file runs on a thread');

runJobs(parentPort, jobLoaders);

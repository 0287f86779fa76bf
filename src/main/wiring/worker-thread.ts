/// <reference types="electron-vite/node" />
import openThread from '../worker/thread?nodeWorker';
import { createStartJob } from '../worker/start-job';

/** Starts work on threads of the built program. */
export const startJob = createStartJob(() => openThread({}));

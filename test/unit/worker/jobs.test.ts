import { expect, test } from 'vitest';
import type { ContactIndexJob } from '../../../src/main/contacts/search/index-job';
import { buildIndex } from '../../../src/main/contacts/search/index-data';
import type { RunJob } from '../../../src/main/worker/job';
import { JobStoppedError } from '../../../src/main/worker/job';
import { jobLoaders } from '../../../src/main/worker/loaders';
import { isDiskFull } from '../../../src/main/storage/storage-problem';
import { jobsInProcess } from '../../support/worker/jobs-in-process';

const input = { file: 'contacts.db' };

function startJobThat(work: RunJob<ContactIndexJob>) {
  return jobsInProcess({ ...jobLoaders, 'contact-index': () => Promise.resolve(work) });
}

test('gives what the work gave, and moves its memory instead of copying it', async () => {
  const made = { ...buildIndex([]), seqs: Uint32Array.of(7) };
  const startJob = startJobThat((given) => {
    expect(given).toEqual(input);
    return Promise.resolve({ output: made, moved: [made.seqs.buffer] });
  });
  const given = await startJob('contact-index', input).done;
  expect(given).toEqual({ ...buildIndex([]), seqs: Uint32Array.of(7) });
  expect(made.seqs).toHaveLength(0);
});

test('tells on the way, and takes orders that came before the work was ready for them', async () => {
  const told: unknown[] = [];
  const startJob = startJobThat(async (_, desk) => {
    await new Promise<void>((resolve) => {
      desk.onOrder((order) => {
        expect(order).toBe('stop');
        resolve();
      });
    });
    desk.tell(null);
    return { output: buildIndex([]), moved: [] };
  });
  const job = startJob('contact-index', input, (progress) => told.push(progress));
  job.order('stop');
  await job.done;
  expect(told).toEqual([null]);
});

test('fails as the work failed, and a full disk is still told from a bug', async () => {
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  const startJob = startJobThat(() => {
    throw full;
  });
  const thrown: unknown = await startJob('contact-index', input).done.catch(
    (error: unknown) => error,
  );
  expect(thrown).toMatchObject({ message: full.message });
  expect(isDiskFull(thrown)).toBe(true);
});

test('is over when it is stopped', async () => {
  const startJob = startJobThat(() => new Promise(() => undefined));
  const job = startJob('contact-index', input);
  await job.stop();
  await expect(job.done).rejects.toThrow(JobStoppedError);
});

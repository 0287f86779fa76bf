import { setImmediate } from 'node:timers/promises';
import type { CustomField } from '#shared/domain/contact';
import type { VerdictCounts } from '#shared/domain/import';
import type { CountryCode } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { createContactStore } from '../../contacts/contact-store';
import { createNameOrder } from '../../contacts/order/name-order';
import { connectToRead } from '../../storage/connection';
import { databaseOver, type Database } from '../../storage/database';
import { createStaging, removeStaging } from '../../storage/staging-database';
import type { JobDesk, JobResult, RunJob } from '../../worker/job';
import { openSource } from '../readers/open-source';
import type { Input } from '../readers/source';
import { readCandidates, type CandidateBatch, type Mapping } from '../rows/candidates';
import { createFieldPool, type FieldPool } from '../rows/field-pool';
import { stagingSchema } from '../staging/staging-schema';
import { createStagingWriter } from '../staging/staging-writer';
import { createJudge } from '../verdicts/judge';
import { contactsFingerprint, storedContacts } from '../verdicts/stored-contacts';
import { orderedIds } from './import-ids';
import type { ReadingOptions } from './open-job';

export interface ImportCheckInput {
  readonly source: Input;
  readonly options: ReadingOptions;
  readonly mapping: Mapping;
  readonly fields: readonly CustomField[];
  readonly country: CountryCode;
  /** For the order of names, see `contacts/order`. */
  readonly locale: string;
  readonly now: number;
  readonly databaseFile: string;
  readonly stagingFile: string;
}

export interface CheckedRows {
  readonly rows: number;
  readonly counts: VerdictCounts;
}

/** Reads all rows of a file, judges them and stages what would be written. */
export interface ImportCheckJob {
  readonly input: ImportCheckInput;
  readonly progress: {
    readonly doneBytes: number;
    readonly totalBytes: number;
    readonly counts: VerdictCounts;
  };
  readonly order: 'cancel';
  readonly output: Result<CheckedRows, AppError>;
}

const tellEveryMs = 100;

export const runImportCheck = importCheckOver(createStaging);

/** The job over staging databases of another make: a test's disk may be full. */
export function importCheckOver(makeStaging: typeof createStaging): RunJob<ImportCheckJob> {
  return (input, desk) => check(input, desk, makeStaging);
}

async function check(
  input: ImportCheckInput,
  desk: JobDesk<ImportCheckJob>,
  makeStaging: typeof createStaging,
): Promise<JobResult<ImportCheckJob['output']>> {
  const orders = { isCancelled: false };
  desk.onOrder(() => {
    orders.isCancelled = true;
  });
  const opened = await openSource(input.source, input.options);
  if (!opened.ok) return { output: opened, moved: [] };
  const fields = createFieldPool(input.fields, orderedIds(input.now));
  const context = { country: input.country, thisYear: new Date(input.now).getFullYear() };
  const batches = readCandidates(opened.value, input.mapping, fields, context);
  if (!batches.ok) return { output: batches, moved: [] };

  const { databaseFile } = input;
  const database = databaseOver(connectToRead(databaseFile), databaseFile);
  try {
    const tell = teller(desk, opened.value.sizeBytes);
    const output = await stage(input, database, batches.value, fields, tell, makeStaging, orders);
    if (!output.ok) removeStaging(input.stagingFile);
    return { output, moved: [] };
  } finally {
    database.close();
  }
}

type Tell = (doneBytes: number, counts: () => VerdictCounts) => void;

async function stage(
  input: ImportCheckInput,
  database: Database,
  batches: AsyncIterable<Result<CandidateBatch, AppError>>,
  fields: FieldPool,
  tell: Tell,
  makeStaging: typeof createStaging,
  orders: { readonly isCancelled: boolean },
): Promise<Result<CheckedRows, AppError>> {
  const order = createNameOrder(input.locale);
  const sortKey = order.key.bind(order);
  // Before the contacts are looked at: what changes from here on is seen when they are written.
  const fingerprint = contactsFingerprint(database);
  const judge = createJudge(storedContacts(database, createContactStore({ database, sortKey })));
  const staging = makeStaging(input.stagingFile, stagingSchema);
  try {
    const writer = createStagingWriter(staging, {
      newId: orderedIds(input.now),
      sortKey,
      now: input.now,
    });
    for await (const batch of batches) {
      if (!batch.ok) return batch;
      // Lets an order to cancel come in.
      await setImmediate();
      if (orders.isCancelled) return err(appError('import-cancelled'));
      for (const { candidate, cells } of batch.value.rows) {
        writer.add(candidate, judge(candidate), cells);
      }
      tell(batch.value.bytesRead, () => writer.counts());
    }
    if (writer.rows() === 0) return err(appError('import-file-empty'));
    writer.finish(fingerprint, input.mapping.header ?? [], fields.made());
    return ok({ rows: writer.rows(), counts: writer.counts() });
  } finally {
    staging.close();
  }
}

/** Tells of progress a few times a second. */
function teller(desk: JobDesk<ImportCheckJob>, totalBytes: number): Tell {
  let toldAt = performance.now();
  return (doneBytes, counts) => {
    if (performance.now() - toldAt < tellEveryMs) return;
    toldAt = performance.now();
    desk.tell({ doneBytes, totalBytes, counts: counts() });
  };
}

/** Runs inside Electron's main process, built beside the worker of the program. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { everyone } from '#shared/domain/contact';
import { breatheNow } from '../../../src/main/contacts/slices';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createBatchLedger } from '../../../src/main/batches/batch-ledger';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import { createOutbox } from '../../../src/main/outbox/outbox';
import { systemClock } from '../../../src/main/outbox/system-clock';
import { openDatabase } from '../../../src/main/storage/open-database';
import type { Database } from '../../../src/main/storage/database';
import { createWriteGate } from '../../../src/main/storage/write-gate';
import { openContactRooms } from '../../../src/main/wiring/contact-rooms';
import { openImportRooms } from '../../../src/main/wiring/import-rooms';
import { createStartJob } from '../../../src/main/worker/start-job';
import { bareImport } from './bare-import';
import { heldMib } from './measure';
import { runInElectron } from './run-in-electron';
import { shopCsv } from './shop-csv';
import { watchMain } from './watch-main';
import { unfinishedInMemory } from '../../support/unfinished-in-memory';

const rowCount = 100_000;
const sendEveryMs = 100;
/** So long the shop only sends, for comparison. */
const sendingAloneMs = 5_000;

export interface ImportResults {
  readonly rows: number;
  readonly checkMs: number;
  readonly writeMs: number;
  /** The longest time that main's event loop stood still while the shop did nothing but send. */
  readonly sendingBlockedMs: number;
  /** The longest times that main's event loop stood still meanwhile, and how far its memory rose. */
  readonly checkBlockedMs: number;
  readonly writeBlockedMs: number;
  readonly importRiseMib: number;
  /** Messages that were accepted while the import ran. */
  readonly sent: number;
  readonly undoMs: number;
  readonly undoBlockedMs: number;
  readonly csvMs: number;
  readonly vcardMs: number;
  readonly exportBlockedMs: number;
  readonly exportRiseMib: number;
  /** The same file parsed with Papa Parse and inserted row by row, on the main thread. */
  readonly bareMs: number;
  readonly bareBlockedMs: number;
  readonly bareRiseMib: number;
}

async function run(dir: string): Promise<ImportResults> {
  const csv = join(dir, 'customers.csv');
  writeFileSync(csv, shopCsv(rowCount));
  const bareDatabase = openIn(join(dir, 'bare'));
  const bareWatch = watchMain();
  const bareMs = await timed(() => bareImport(bareDatabase, csv));
  const bare = bareWatch.end();
  bareDatabase.close();
  // What the bare one leaves to be collected is not the import's to wait for.
  heldMib();

  const dataDir = join(dir, 'shop');
  const database = openIn(dataDir);
  const gate = createWriteGate();
  const shared = {
    database,
    clock: systemClock,
    startJob: createStartJob(() => new Worker(new URL('./thread.js', import.meta.url))),
    newId: () => crypto.randomUUID(),
    language: () => 'de' as const,
    defaultCountry: () => 'DE' as const,
    breathe: breatheNow,
  };
  const contactRooms = openContactRooms({
    ...shared,
    isPractising: () => false,
    onChange: () => undefined,
    onMessagesBlanked: () => undefined,
    onErased: () => undefined,
  });
  const rooms = openImportRooms({
    ...shared,
    unfinished: unfinishedInMemory(),
    dataDir,
    gate,
    fields: () => [],
    ground: contactRooms.ground,
    onImportProgress: () => undefined,
    onExportProgress: () => undefined,
  });
  const shop = openSending(database, gate, contactRooms.optOuts);
  const sendingWatch = watchMain();
  await new Promise((resolve) => {
    setTimeout(resolve, sendingAloneMs);
  });
  const sending = sendingWatch.end();

  const importWatch = watchMain();
  const session = good(await rooms.imports.open({ kind: 'file', path: csv }, 'customers.csv'));
  const columns = session.columns.map(({ target }) => target);
  const checkMs = await timed(async () =>
    good(await rooms.imports.check(session.importId, columns)),
  );
  good(rooms.imports.rows(session.importId, 'duplicate', { offset: 0, limit: 50 }));
  const checked = importWatch.soFar();
  const writeMs = await timed(async () => good(await rooms.imports.run(session.importId)));
  const imported = importWatch.end();
  await rooms.imports.cancel(null);
  const sent = shop.stop();
  await shop.idle();

  const exportWatch = watchMain();
  const to = (name: string) => join(dir, name);
  const order = { query: everyone };
  const csvMs = await timed(async () =>
    good(await rooms.exports.run({ ...order, format: 'csv', path: to('out.csv') })),
  );
  const vcardMs = await timed(async () =>
    good(await rooms.exports.run({ ...order, format: 'vcard', path: to('out.vcf') })),
  );
  const exported = exportWatch.end();

  const undoWatch = watchMain();
  const undoMs = await timed(async () => good(await rooms.undoImports.undo(session.importId)));
  const undone = undoWatch.end();
  await contactRooms.search.close();
  database.close();
  return {
    rows: rowCount,
    checkMs,
    writeMs,
    sendingBlockedMs: sending.blockedMs,
    checkBlockedMs: checked.blockedMs,
    writeBlockedMs: imported.blockedMs,
    importRiseMib: imported.riseMib,
    sent,
    undoMs,
    undoBlockedMs: undone.blockedMs,
    csvMs,
    vcardMs,
    exportBlockedMs: exported.blockedMs,
    exportRiseMib: exported.riseMib,
    bareMs,
    bareBlockedMs: bare.blockedMs,
    bareRiseMib: bare.riseMib,
  };
}

/** A shop that goes on sending: a text every so often, answered at once. */
function openSending(
  database: Database,
  gate: ReturnType<typeof createWriteGate>,
  optOuts: ReturnType<typeof openContactRooms>['optOuts'],
) {
  const outbox = createOutbox({
    store: createMessageStore(database),
    pace: createPaceStore(database),
    pause: createPauseStore(database),
    batches: createBatchLedger(database),
    optOuts,
    gateway: {
      send: () =>
        Promise.resolve({
          kind: 'accepted',
          receipt: {
            providerMessageId: 'SM1',
            providerStatus: 'sent',
            segments: 1,
            cost: null,
            segmentPrice: null,
            rawAnswer: null,
          },
        }),
    },
    clock: systemClock,
    gate,
    limits: [{ count: 1_000, windowMs: 1_000 }],
    onChange: (messages) => {
      sent += messages.filter(({ state }) => state.kind === 'accepted').length;
    },
    onStoreFailure: (error) => {
      throw error;
    },
  });
  let sent = 0;
  let count = 0;
  outbox.start();
  const timer = setInterval(() => {
    count += 1;
    const id = `bench-${String(count)}`;
    void gate.whenOpen().then(() =>
      outbox.submit(
        [
          {
            id,
            requestId: id,
            createdAt: systemClock.now(),
            accountId: 'account',
            accountLabel: 'Shop',
            practice: false,
            senderId: '1',
            recipient: '+12025550100',
            contactId: null,
            recipientName: null,
            text: id,
            resendOf: null,
            batchId: null,
            occurrence: null,
            hours: 'everyday',
          },
        ],
        { undoMs: 0 },
      ),
    );
  }, sendEveryMs);
  return {
    stop: () => {
      clearInterval(timer);
      return sent;
    },
    idle: () => outbox.stop(),
  };
}

function openIn(dir: string): Database {
  const opening = openDatabase({ dir });
  if (!opening.ok || opening.value.kind !== 'opened') throw new Error('There is no database');
  return opening.value.database;
}

async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function good<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

runInElectron(run);

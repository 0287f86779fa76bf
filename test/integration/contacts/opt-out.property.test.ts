import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import type { SendOutcome } from '#shared/domain/message';
import { createBatchLedger } from '../../../src/main/batches/batch-ledger';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import { createOutbox } from '../../../src/main/outbox/outbox';
import type { Outbox } from '../../../src/main/outbox/outbox-port';
import { createResend } from '../../../src/main/outbox/resend';
import { createSendSms } from '../../../src/main/outbox/send-sms';
import { createWriteGate } from '../../../src/main/storage/write-gate';
import { openImportRooms } from '../../../src/main/wiring/import-rooms';
import { createManualClock } from '../../support/outbox/manual-clock';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { jobsHere } from '../../support/worker/jobs-in-process';
import { openContactsWorld, value } from './contacts-world';
import { unfinishedInMemory } from '../../support/unfinished-in-memory';
import { fc } from '../../support/property';

const numbers = ['+12025550100', '+12025550101', '+12025550102'] as const;
const number = fc.constantFrom(...numbers);
const pick = fc.nat({ max: 5 });

/** Some too short and some long enough for what was queued to be held at the next start. */
const aWhile = fc.constantFrom(0, 5_000, 3 * 60 * 60_000);

const anyAction = fc.oneof(
  fc.record({ do: fc.constant('opt-out'), number }),
  fc.record({ do: fc.constant('lift'), number, reason: fc.constantFrom('', ' ', 'asked') }),
  fc.record({ do: fc.constant('import-list'), number }),
  fc.record({ do: fc.constant('import'), number, optedOut: fc.constantFrom('yes', 'no') }),
  fc.record({ do: fc.constant('undo-import') }),
  fc.record({ do: fc.constant('merge'), kept: pick, gone: pick }),
  fc.record({ do: fc.constant('gate'), hold: fc.boolean() }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart'), after: aWhile }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer-held'), send: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('send'),
      to: fc.uniqueArray(number, { minLength: 1 }),
      undoMs: fc.constantFrom(0, 5_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('resend'), pick }) },
  fc.record({ do: fc.constant('pause'), on: fc.boolean() }),
  fc.record({ do: fc.constant('save-contact'), number }),
  fc.record({ do: fc.constant('delete-contact'), pick }),
  fc.record({ do: fc.constant('erase-contact'), pick }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.constantFrom(0, 5_000, 90_000) }),
  },
);

type Action = typeof anyAction extends fc.Arbitrary<infer One> ? One : never;

const anyOutcome = fc.constantFrom<SendOutcome>(
  outcomes.accepted,
  outcomes.rejected,
  outcomes.unknown,
  outcomes.unconnected,
  outcomes.limited,
);

/** All that can send, over the rooms of the contacts and a provider that remembers whom it was asked for. */
function aShop(answers: readonly SendOutcome[]) {
  const { database, rooms, messages, save } = openContactsWorld();
  const clock = createManualClock();
  const { optOuts } = rooms;
  /** What the list must be, kept apart from the program. */
  const refused = new Set<string>();
  const broken: string[] = [];
  let asked = 0;
  let ids = 0;
  let undoMs = 0;
  let lastImport: string | null = null;
  let release: (() => void) | null = null;
  const gate = createWriteGate();
  const importing = openImportRooms({
    unfinished: unfinishedInMemory(),
    database,
    dataDir: dirname(database.file),
    startJob: jobsHere,
    gate,
    clock,
    newId: () => `i${String((ids += 1))}`,
    language: () => 'en',
    defaultCountry: () => 'US',
    fields: () => [],
    ground: rooms.ground,
    onImportProgress: () => undefined,
    onExportProgress: () => undefined,
  });
  const openOutbox = (): Outbox =>
    createOutbox({
      store: messages,
      pace: createPaceStore(database),
      pause: createPauseStore(database),
      batches: createBatchLedger(database),
      gate,
      optOuts,
      clock,
      onChange: () => undefined,
      onStoreFailure: (error) => broken.push(String(error)),
      gateway: {
        send: ({ to }) => {
          if (refused.has(to)) broken.push(`${to} was sent to`);
          return Promise.resolve(answers[asked++ % answers.length] ?? outcomes.accepted);
        },
      },
    });
  let outbox = openOutbox();
  const parts = {
    // Whichever is there after a restart.
    outbox: {
      submit: (...order: Parameters<Outbox['submit']>) => outbox.submit(...order),
      settle: (...order: Parameters<Outbox['settle']>) => outbox.settle(...order),
    },
    store: messages,
    optOuts,
    clock,
    accounts: {
      get: () =>
        ({
          label: 'Shop',
          kind: 'famulor',
          practice: false,
          textLimit: 300,
          signOff: '',
          senderIds: [],
        }) as const,
    },
    newId: () => `m${String((ids += 1))}`,
    undoMs: () => undoMs,
  };
  const sendSms = createSendSms(parts);
  const resend = createResend(parts);
  const contactIds: string[] = [];
  outbox.start();

  function openGate(): void {
    release?.();
    release = null;
  }

  async function perform(action: Action): Promise<void> {
    switch (action.do) {
      case 'opt-out':
        optOuts.add(action.number, '');
        refused.add(action.number);
        break;
      case 'lift':
        if (optOuts.lift(action.number, action.reason).ok) refused.delete(action.number);
        break;
      case 'import-list':
        await optOuts.import(action.number);
        refused.add(action.number);
        break;
      case 'import': {
        openGate();
        const text = `Name,Mobile,Opted out\nAnna,${action.number},${action.optedOut}\n`;
        const session = value(await importing.imports.open({ kind: 'text', text }, ''));
        const columns = session.columns.map(({ target }) => target);
        value(await importing.imports.check(session.importId, columns));
        // The outbox goes on meanwhile.
        const [run] = await Promise.all([
          importing.imports.run(session.importId),
          clock.advance(1_000),
        ]);
        lastImport = value(run).importId;
        if (action.optedOut === 'yes') refused.add(action.number);
        break;
      }
      case 'undo-import':
        openGate();
        if (lastImport !== null) await importing.undoImports.undo(lastImport);
        break;
      case 'merge':
        rooms.merges.merge(contactIds[action.kept] ?? '', contactIds[action.gone] ?? '');
        break;
      case 'gate':
        openGate();
        if (action.hold) release = await gate.hold();
        break;
      case 'restart':
        await outbox.stop(0);
        await clock.advance(action.after);
        outbox = openOutbox();
        outbox.start();
        break;
      case 'answer-held':
        outbox.answerHeld(null, action.send);
        break;
      case 'send': {
        undoMs = action.undoMs;
        const answer = sendSms({
          requestId: `r${String((ids += 1))}`,
          accountId: 'a',
          senderId: '7',
          recipients: action.to.map((e164) => ({ e164, contactId: null, name: null })),
          text: 'Your table is ready.',
          duplicateConfirmed: true,
        });
        if (answer.ok === action.to.some((e164) => refused.has(e164))) {
          broken.push('the answer to Send says something else than the list');
        }
        break;
      }
      case 'resend':
        resend({ messageId: `m${String(action.pick)}`, mayDuplicateConfirmed: true });
        break;
      case 'pause':
        outbox.setPaused(action.on);
        break;
      case 'save-contact': {
        const saved = save({ numbers: [{ typed: action.number, label: '' }] });
        if (saved.ok) contactIds.push(saved.value.id);
        break;
      }
      case 'delete-contact':
        rooms.contacts.delete(contactIds[action.pick] ?? '');
        break;
      case 'erase-contact':
        await rooms.erase(contactIds[action.pick] ?? '');
        break;
      case 'wait':
        await clock.advance(action.ms);
        break;
    }
    await clock.advance(0);
  }

  /** Until nothing waits any more. */
  async function finish(): Promise<void> {
    openGate();
    outbox.setPaused(false);
    outbox.answerHeld(null, true);
    await clock.advance(3_600_000);
  }

  return { perform, finish, broken, refused, optOuts };
}

test('no path sends to a number that has opted out, whatever else happens', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyAction, { minLength: 1, maxLength: 25 }),
      fc.array(anyOutcome, { minLength: 1, maxLength: 6 }),
      async (actions, answers) => {
        const shop = aShop(answers);
        for (const action of actions) await shop.perform(action);
        await shop.finish();
        expect(shop.broken).toEqual([]);
        expect(numbers.filter((e164) => shop.optOuts.has(e164)).sort()).toEqual(
          [...shop.refused].sort(),
        );
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

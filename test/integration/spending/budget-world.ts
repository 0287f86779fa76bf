import { onTestFinished } from 'vitest';
import type { ChannelInput } from '#shared/contract/channels';
import { createBatchLedger } from '../../../src/main/batches/batch-ledger';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import { createOutbox } from '../../../src/main/outbox/outbox';
import { createSendSms } from '../../../src/main/outbox/send-sms';
import { createPriceStore } from '../../../src/main/prices/price-store';
import { createBudgetStore } from '../../../src/main/spending/budget-store';
import { createBudgets, type BudgetNews } from '../../../src/main/spending/budgets';
import { createSpendingLedger } from '../../../src/main/spending/ledger';
import { createPlanned } from '../../../src/main/spending/planned';
import { withSpending } from '../../../src/main/spending/with-spending';
import { createWriteGate } from '../../../src/main/storage/write-gate';
import { createFakeOptOuts } from '../../support/outbox/fake-opt-outs';
import { createManualClock } from '../../support/outbox/manual-clock';
import { createScriptedGateway } from '../../support/outbox/scripted-gateway';
import { openSound, tempDir } from '../storage/temp-database';

const dayMs = 86_400_000;
const utcDay = (at: number): number => Math.floor(at / dayMs);

/** What a text of one segment costs here, as the provider names it. */
export const cents = 75_000;

/** An outbox that keeps to budgets, over a real database; the provider and time are the test's. */
export function openBudgetWorld() {
  const database = openSound(tempDir());
  const clock = createManualClock();
  const gateway = createScriptedGateway();
  const prices = createPriceStore(database);
  const ledger = createSpendingLedger({ database, prices, dayOf: utcDay });
  const messages = withSpending(createMessageStore(database), ledger);
  const budgets = createBudgets({
    store: createBudgetStore(database),
    planned: createPlanned(database, prices),
    prices,
    accounts: () => [{ id: 'account-1', label: 'Salon Berger', currency: 'EUR' }],
    now: clock.now,
    dayOf: utcDay,
  });
  prices.remember('account-1', 'US', { amountMicros: cents, currency: 'EUR' }, 1);
  const optOuts = createFakeOptOuts();
  const told: BudgetNews[] = [];
  const outbox = createOutbox({
    store: messages,
    pace: createPaceStore(database),
    pause: createPauseStore(database),
    batches: createBatchLedger(database),
    optOuts,
    budgets,
    gateway,
    clock,
    gate: createWriteGate(),
    onChange: (changed) => told.push(...budgets.news(changed)),
    onStoreFailure: (error) => {
      throw error;
    },
  });
  let ids = 0;
  const sendSms = createSendSms({
    outbox,
    store: messages,
    optOuts,
    budgets,
    clock,
    accounts: {
      get: (id) => ({
        label: 'Salon Berger',
        kind: 'famulor',
        practice: id === 'practice',
        textLimit: 300,
        signOff: '',
        senderIds: [],
      }),
    },
    newId: () => `message-${String((ids += 1))}`,
    undoMs: () => 0,
  });
  outbox.start();
  onTestFinished(async () => {
    void outbox.stop(0);
    await clock.advance(0);
  });

  let presses = 0;
  return {
    database,
    clock,
    gateway,
    messages,
    budgets,
    outbox,
    told,
    /** Presses Send for one recipient, or as told. */
    send: (changes: Partial<ChannelInput<'sendSms'>> = {}) => {
      presses += 1;
      return sendSms({
        requestId: `press-${String(presses)}`,
        accountId: 'account-1',
        senderId: '7',
        recipients: [{ e164: '+12025550100', contactId: null, name: null }],
        text: `Ready, ${String(presses)}.`,
        duplicateConfirmed: true,
        ...changes,
      });
    },
    /** Lets all go that can go at once. */
    settle: async (): Promise<void> => {
      for (let turn = 0; turn < 30; turn += 1) await clock.advance(0);
    },
    limit: (texts: number) =>
      budgets.set('account-1', { amountMicros: texts * cents, currency: 'EUR' }),
  };
}

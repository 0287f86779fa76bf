import { createMessageStore } from '../../../src/main/history/message-store';
import { createPriceStore } from '../../../src/main/prices/price-store';
import { createBalances } from '../../../src/main/spending/balances';
import { createSpendingLedger } from '../../../src/main/spending/ledger';
import { withSpending } from '../../../src/main/spending/with-spending';
import { openDatabase } from '../../../src/main/storage/open-database';
import type { AccountView } from '../../../src/shared/domain/account';
import type { MessageState } from '../../../src/shared/domain/message';

const dayMs = 86_400_000;
const days = 90;

const people = [
  { name: 'Ana Sofía Hernández', recipient: '+34612345678' },
  {
    name: 'Maximiliane-Charlotte Freifrau von und zu Müller-Lüdenscheidt',
    recipient: '+4915735985230',
  },
  { name: 'Łukasz Żak', recipient: '+48512345678' },
  { name: null, recipient: '+12025550104' },
] as const;

/** Writes three months of texts that cost, in two currencies, into a data folder that no program uses. */
export function writeSpending(dataDir: string, account: AccountView): void {
  const opening = openDatabase({ dir: dataDir });
  if (!opening.ok || opening.value.kind !== 'opened') throw new Error('No sound database');
  const { database } = opening.value;
  const prices = createPriceStore(database);
  prices.remember(account.id, 'DE', { amountMicros: 75_000, currency: 'EUR' }, 1);
  const store = withSpending(
    createMessageStore(database),
    createSpendingLedger({ database, prices }),
  );
  const now = Date.now();
  database.transaction(() => {
    for (let index = 0; index < days * 6; index += 1) {
      // More on some days than on others, the same in every run.
      const day = Math.floor(((index * index * 7) % (days * 10)) / 10);
      const { name, recipient } = people[index % people.length]!;
      const at = now - day * dayMs;
      const id = `spent-${String(index)}`;
      const written = {
        id,
        requestId: id,
        createdAt: at,
        accountId: account.id,
        accountLabel: account.label,
        practice: false,
        senderId: account.senderId,
        recipient,
        contactId: null,
        recipientName: name,
        text: 'Your order is ready.',
        resendOf: null,
        batchId: null,
        occurrence: null,
        hours: 'everyday' as const,
      };
      store.enqueue([written], { kind: 'queued', dueAt: at, waitsFor: 'pace', attempts: 0 });
      store.move(id, 'queued', { kind: 'sending', startedAt: at, attempts: 0 });
      store.move(id, 'sending', ended(index, at));
    }
  });
  const balances = createBalances(database);
  for (let day = days; day >= 0; day -= 3) {
    const amountMicros = 20_000_000 + ((day * 370_000) % 24_000_000);
    balances.note(account.id, { amountMicros, currency: 'EUR' }, now - day * dayMs);
  }
  database.close();
}

/** One in twenty is unclear, one in seven has no named cost, one in five is in dollars. */
function ended(index: number, at: number): MessageState {
  if (index % 20 === 7) {
    return { kind: 'unknown', at, reason: 'timed-out', providerWords: null, settlement: null };
  }
  const currency = index % 5 === 0 ? 'USD' : 'EUR';
  return {
    kind: 'accepted',
    at,
    receipt: {
      providerMessageId: null,
      providerStatus: 'sent',
      segments: 1 + (index % 3),
      cost: index % 7 === 0 ? null : { amountMicros: 65_000 * (1 + (index % 3)), currency },
      segmentPrice: null,
      rawAnswer: null,
    },
  };
}

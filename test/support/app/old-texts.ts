import { createMessageStore } from '../../../src/main/history/message-store';
import { openDatabase } from '../../../src/main/storage/open-database';

const dayMs = 86_400_000;

/** So many of the texts are older than a year. */
export const oldTexts = 3;

/** Writes texts into a data folder that no program uses: some of two years ago, and one of yesterday. */
export function writeOldTexts(dataDir: string): void {
  const opening = openDatabase({ dir: dataDir });
  if (!opening.ok || opening.value.kind !== 'opened') throw new Error('No sound database');
  const { database } = opening.value;
  const store = createMessageStore(database);
  const now = Date.now();
  for (let index = 0; index <= oldTexts; index += 1) {
    const isOld = index < oldTexts;
    const at = now - (isOld ? 730 - index : 1) * dayMs;
    const id = `text-${String(index)}`;
    const message = {
      id,
      requestId: id,
      createdAt: at,
      accountId: 'shop',
      accountLabel: 'Laden',
      practice: false,
      senderId: '7',
      recipient: `+1202555010${String(index)}` as const,
      contactId: null,
      recipientName: null,
      text: `${isOld ? 'Old' : 'New'} text ${String(index)}`,
      resendOf: null,
      batchId: null,
      occurrence: null,
      hours: 'everyday' as const,
    };
    store.enqueue([message], { kind: 'queued', dueAt: at, waitsFor: 'pace', attempts: 0 });
    store.move(id, 'queued', { kind: 'sending', startedAt: at, attempts: 0 });
    const cost = { amountMicros: 75_000, currency: 'EUR' };
    const receipt = { providerMessageId: null, providerStatus: 'sent', segments: 1, cost };
    store.move(id, 'sending', {
      kind: 'accepted',
      at,
      receipt: { ...receipt, segmentPrice: null, rawAnswer: null },
    });
  }
  database.close();
}

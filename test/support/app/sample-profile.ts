import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { createMessageStore } from '../../../src/main/history/message-store';
import type { EndedAttempt } from '../../../src/main/outbox/ports';
import { openDatabase } from '../../../src/main/storage/open-database';
import type { AccountView } from '../../../src/shared/domain/account';
import { formatPhone, parsePhone, type CountryCode } from '../../../src/shared/domain/phone';
import { aContactInput } from '../contact-input';
import { call } from './bridge-calls';
import { sampleState, type SampleShop } from './sample-shop';

const minuteMs = 60_000;

/** A provider that knows the shop and takes every message at its usual price. */
export function shopProvider(shop: SampleShop): (request: { readonly path: string }) => Answer {
  return ({ path }) => {
    if (path.endsWith('/user/me')) {
      return answer({ name: shop.owner, email: shop.email, total_balance: 42.1 });
    }
    if (path.endsWith('/user/phone-numbers/all')) {
      return answer({
        data: shop.senders.map(({ nickname, phone }, index) => ({
          id: index + 1,
          phone_number: phone,
          nickname,
          sms_capable: true,
          has_active_subscription: true,
        })),
      });
    }
    return answer({
      message: 'SMS sent successfully',
      data: { sms_id: 'S1', segments: 1, cost: 0.065, currency: 'EUR', status: 'sent' },
    });
  };
}

interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function answer(body: object): Answer {
  const headers = { 'Content-Type': 'application/json' };
  return { kind: 'answer', status: 200, headers, body: JSON.stringify(body) };
}

/** Writes the shop's messages of the last days into a data folder that no program uses. */
export function writeMessages(dataDir: string, shop: SampleShop, account: AccountView): void {
  const opening = openDatabase({ dir: dataDir });
  if (!opening.ok || opening.value.kind !== 'opened') throw new Error('No sound database');
  const { database } = opening.value;
  const store = createMessageStore(database);
  for (const { contact, text, minutesAgo, outcome } of shop.messages) {
    const { name, phone } = shop.contacts[contact]!;
    const at = Date.now() - minutesAgo * minuteMs;
    const id = randomUUID();
    const written = {
      id,
      requestId: randomUUID(),
      createdAt: at,
      accountId: account.id,
      accountLabel: account.label,
      practice: false,
      senderId: account.senderId,
      recipient: e164Of(phone, shop),
      contactId: null,
      recipientName: name,
      text,
      resendOf: null,
      batchId: null,
      occurrence: null,
      hours: 'everyday' as const,
    };
    store.enqueue([written], { kind: 'queued', dueAt: at, waitsFor: 'undo', attempts: 0 });
    const state = sampleState(outcome, at);
    if (state.kind === 'cancelled') {
      store.move(id, 'queued', state);
      continue;
    }
    const failed = state.kind === 'rejected' ? failedAttempts(at) : [];
    for (const [attempts, { startedAt, ended }] of failed.entries()) {
      store.move(id, 'queued', { kind: 'sending', startedAt, attempts });
      const waits = {
        kind: 'queued',
        dueAt: at,
        waitsFor: 'no-connection',
        attempts: attempts + 1,
      } as const;
      store.move(id, 'sending', waits, ended);
    }
    store.move(id, 'queued', { kind: 'sending', startedAt: at - 340, attempts: failed.length });
    store.move(id, 'sending', state);
  }
  database.close();
}

/** Attempts that provably sent nothing before the one that ended at `at`. */
function failedAttempts(
  at: number,
): readonly { readonly startedAt: number; readonly ended: EndedAttempt }[] {
  const startedAt = at - 92_000;
  const pausedAt = at - 61_000;
  return [
    {
      startedAt,
      ended: {
        endedAt: startedAt + 2_100,
        notSent: 'name-not-found',
        status: null,
        providerWords: null,
        answer: null,
      },
    },
    {
      startedAt: pausedAt,
      ended: {
        endedAt: pausedAt + 180,
        notSent: 'rate-limited',
        status: 429,
        providerWords: 'Too Many Attempts.',
        answer: '{"message":"Too Many Attempts."}',
      },
    },
  ];
}

/** Adds the shop's contacts. */
export async function saveContacts(page: Page, shop: SampleShop): Promise<void> {
  for (const { name, phone, label, note } of shop.contacts) {
    const numbers = [{ typed: phone, label }];
    const [givenName = '', ...family] = name.split(' ');
    const familyName = family.join(' ');
    await call(page, 'saveContact', aContactInput({ givenName, familyName, numbers, notes: note }));
  }
}

/** A contact's number as To takes it. */
export function readableNumber(shop: SampleShop, contact: number): string {
  return formatPhone(e164Of(shop.contacts[contact]!.phone, shop));
}

function e164Of(phone: string, shop: SampleShop): string {
  const parsed = parsePhone(phone, shop.country as CountryCode);
  if (!parsed.ok) throw new Error(`${phone}: ${parsed.error}`);
  return parsed.value.e164;
}

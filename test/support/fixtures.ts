import { emptyOutbox, type AppSnapshot } from '#shared/contract/snapshot';
import type { AccountView } from '#shared/domain/account';
import type { Contact } from '#shared/domain/contact';
import type { Message, MessageState } from '#shared/domain/message';
import { defaultSettings } from '#shared/domain/settings';

/** The time at which fixtures happen: 12 March 2026, 10:00 UTC. */
export const fixtureAt = Date.UTC(2026, 2, 12, 10);

/** A real account with two senders. */
export function anAccount(changes: Partial<AccountView> = {}): AccountView {
  return {
    id: 'account-1',
    kind: 'famulor',
    label: 'Salon Berger',
    baseUrl: 'https://app.famulor.de/api',
    textLimit: 300,
    senders: [
      { id: '7', phoneNumber: '+4915735980000', nickname: 'Front desk' },
      { id: '8', phoneNumber: '+4915735980001', nickname: null },
    ],
    senderId: '7',
    identity: {
      name: 'Ada Berger',
      email: 'ada@example.com',
      balance: { amountMicros: 12_340_000, currency: 'EUR' },
    },
    identityAt: fixtureAt,
    keyPlace: 'keychain',
    signOff: '',
    ...changes,
  };
}

/** The practice account. */
export function aPracticeAccount(changes: Partial<AccountView> = {}): AccountView {
  return anAccount({
    id: 'practice',
    kind: 'practice',
    label: 'Practice',
    baseUrl: 'http://127.0.0.1:4010/api',
    senders: [{ id: '1', phoneNumber: '+12025550100', nickname: 'Practice' }],
    senderId: '1',
    identity: { name: 'Practice', email: null, balance: null },
    keyPlace: 'not-needed',
    ...changes,
  });
}

/** What main tells on a settled machine: one real account, the shortcut registered, nothing going on. */
export function aSnapshot(changes: Partial<AppSnapshot> = {}): AppSnapshot {
  return {
    version: '0.1.0',
    logFile: '/home/ada/.config/Quicksend/logs/quicksend.log',
    platform: 'linux',
    language: 'en',
    settings: defaultSettings('DE'),
    accounts: [anAccount()],
    activeAccountId: 'account-1',
    shortcut: { accelerator: 'CommandOrControl+Shift+M', registered: true, problem: null },
    updates: { state: { kind: 'off', why: 'development' }, checkedAt: null },
    outbox: emptyOutbox,
    notices: [],
    ...changes,
  };
}

/** A contact with one mobile number. */
export function aContact(changes: Partial<Contact> = {}): Contact {
  return {
    id: 'contact-1',
    givenName: 'Clara',
    familyName: 'Vogt',
    company: '',
    numbers: [{ e164: '+4915735981001', typed: '0157 35981001', label: 'mobile' }],
    email: '',
    birthday: '',
    notes: '',
    tags: [],
    fields: [],
    language: '',
    consent: null,
    createdAt: fixtureAt,
    updatedAt: fixtureAt,
    ...changes,
  };
}

/** An accepted message with its cost. */
export function aMessage(changes: Partial<Message> = {}): Message {
  return {
    id: 'message-1',
    requestId: 'request-1',
    createdAt: fixtureAt,
    accountId: 'account-1',
    accountLabel: 'Salon Berger',
    practice: false,
    senderId: '7',
    recipient: '+4915735981001',
    contactId: 'contact-1',
    recipientName: 'Clara Vogt',
    text: 'Your appointment is tomorrow at 10.',
    resendOf: null,
    batchId: null,
    occurrence: null,
    hours: 'everyday',
    state: accepted(),
    ...changes,
  };
}

/** The state of a message that the provider took for five cents. */
export function accepted(): MessageState {
  const cost = { amountMicros: 50_000, currency: 'EUR' };
  return {
    kind: 'accepted',
    at: fixtureAt + 6_000,
    receipt: {
      providerMessageId: 'SM1',
      providerStatus: 'sent',
      segments: 1,
      cost,
      segmentPrice: cost,
      rawAnswer: null,
    },
  };
}

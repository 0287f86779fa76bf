import type { ChannelInput } from '#shared/contract/channels';
import type { AccountLookup } from '../../../src/main/outbox/ports';
import { createSendSms } from '../../../src/main/outbox/send-sms';
import { anOutbox } from './outbox-bench';

const account = {
  label: 'Salon Berger',
  kind: 'famulor',
  practice: false,
  textLimit: 300,
  signOff: '',
  senderIds: [],
} as const;
const platform = { ...account, kind: 'famulor-platform', textLimit: 1600 } as const;
const practice = { ...account, kind: 'practice', practice: true } as const;

const signed = { ...account, signOff: 'Salon Berger' } as const;
const listed = { ...account, senderIds: ['7', '8'] } as const;

/** Send over a running outbox; what is not said of a press stands in it already. */
export function aSendSms({ undoMs = 5_000 } = {}) {
  const bench = anOutbox();
  bench.outbox.start();
  let ids = 0;
  const accounts: AccountLookup = {
    get: (id) => ({ 'account-1': account, platform, practice, listed, signed })[id] ?? null,
  };
  const sendSms = createSendSms({
    outbox: bench.outbox,
    store: bench.store,
    optOuts: bench.optOuts,
    clock: bench.clock,
    accounts,
    newId: () => `message-${(ids += 1)}`,
    undoMs: () => undoMs,
  });
  let requests = 0;
  const send = (
    changes: Partial<ChannelInput<'sendSms'>> = {},
    merged?: ReadonlyMap<string, string>,
  ) =>
    sendSms(
      {
        requestId: `request-${(requests += 1)}`,
        accountId: 'account-1',
        senderId: '7',
        recipients: [to('+12025550100')],
        text: 'Your table is ready.',
        duplicateConfirmed: false,
        ...changes,
      },
      merged,
    );
  return { ...bench, send };
}

/** A recipient; with a name, one who is a contact. */
export function to(e164: string, name: string | null = null) {
  return { e164, contactId: name === null ? null : 'contact-1', name };
}

/** The code of what is wrong, or `null`. */
export function codeOf(result: ReturnType<ReturnType<typeof createSendSms>>) {
  return result.ok ? null : result.error.code;
}

/** The texts that were stored, in order. */
export function textsOn({ messages }: ReturnType<typeof aSendSms>['disk']): readonly string[] {
  return [...messages.values()].map(({ text }) => text);
}

import type { ChannelInput } from '#shared/contract/channels';
import { contactName, everyone, type Contact, type ContactQuery } from '#shared/domain/contact';
import type { KnownPerson } from '#shared/domain/draft';
import type { Message, MessageState } from '#shared/domain/message';
import type { CountryCode } from '#shared/domain/phone';
import type { Language } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { breatheNow } from '../../../src/main/contacts/slices';
import { createMessageStore } from '../../../src/main/history/message-store';
import { openContactRooms } from '../../../src/main/wiring/contact-rooms';
import { aContactInput } from '../../support/contact-input';
import { jobsHere } from '../../support/worker/jobs-in-process';
import { newMessage } from '../history/new-message';
import { openSound, startAt, tempDir } from '../storage/temp-database';

/** The rooms of the contacts over a real database, with time in the test's hands. */
export function openContactsWorld(dir = tempDir()) {
  const database = openSound(dir);
  const world = {
    now: startAt,
    country: 'DE' as CountryCode,
    language: 'en' as Language,
    nextId: 1,
    practising: true,
    changes: 0,
    blanked: [] as Message[],
    erased: [] as KnownPerson[],
  };
  /** Passes while work is done: 200 looks at the clock make a slice. */
  let elapsed = 0;
  const rooms = openContactRooms({
    database,
    // Nothing here lasts long enough to be let go.
    clock: { now: () => world.now, elapsed: () => (elapsed += 0.05), after: () => () => undefined },
    startJob: jobsHere,
    breathe: breatheNow,
    newId: () => `id-${world.nextId++}`,
    language: () => world.language,
    defaultCountry: () => world.country,
    isPractising: () => world.practising,
    onChange: () => {
      world.changes += 1;
    },
    onErased: (person) => {
      world.erased.push(person);
    },
    onMessagesBlanked: (messages) => {
      world.blanked.push(...messages);
    },
  });
  const messages = createMessageStore(database);

  function save(changes: Partial<ChannelInput<'saveContact'>> = {}) {
    return rooms.contacts.save(
      aContactInput({
        givenName: 'Anna',
        familyName: 'Vogel',
        numbers: [{ typed: '0171 1234567', label: 'mobile' }],
        ...changes,
      }),
    );
  }

  /** Writes a message and takes it as far as a state. */
  function write(part: Parameters<typeof newMessage>[0], state: MessageState['kind']): void {
    const at = part.createdAt ?? world.now;
    messages.enqueue([newMessage({ ...part, createdAt: at })], {
      kind: 'queued',
      dueAt: at,
      waitsFor: 'pace',
      attempts: 0,
    });
    if (state === 'queued') return;
    messages.move(part.id, 'queued', { kind: 'sending', startedAt: at, attempts: 0 });
    if (state === 'sending') return;
    const cost = { amountMicros: 75_000, currency: 'EUR' };
    messages.move(part.id, 'sending', {
      kind: 'accepted',
      at,
      receipt: {
        providerMessageId: 'sms-1',
        providerStatus: null,
        segments: 1,
        cost,
        segmentPrice: null,
        rawAnswer: `{"to":"${part.recipient ?? ''}"}`,
      },
    });
  }

  async function list(query: Partial<ContactQuery> = {}) {
    const range = { limit: 100, offset: 0 };
    const page = await rooms.contacts.list({ query: { ...everyone, ...query }, ...range });
    return page.contacts;
  }

  return {
    database,
    world,
    rooms,
    messages,
    save,
    /** A contact that is expected to be saved. */
    saved: (changes: Partial<ChannelInput<'saveContact'>> = {}): Contact => value(save(changes)),
    write,
    /** Texts a number, as far as its being accepted. */
    text: (recipient: string, at = world.now): string => {
      const id = `m${world.nextId++}`;
      write({ id, recipient, createdAt: at }, 'accepted');
      return id;
    },
    list,
    /** The names of those that a query finds. */
    names: async (query: Partial<ContactQuery> = {}) => (await list(query)).map(contactName),
  };
}

/** The same with what tests of the contacts themselves ask for most. */
export function openContacts() {
  const all = openContactsWorld();
  const { contacts } = all.rooms;
  return {
    ...all,
    contacts,
    found: (text: string) => all.names({ text }),
    suggested: (query: string, limit = 8) => contacts.suggestRecipients({ query, limit }),
  };
}

/** What a call answers that is expected to succeed. */
export function value<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** The answer of a call that fails. */
export function failure(code: string, params?: Record<string, string | number>) {
  return { ok: false, error: params === undefined ? { code } : { code, params } };
}

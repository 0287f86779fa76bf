import { quietHoursOf } from '#shared/domain/quiet-hours-choice';
import type { Message } from '#shared/domain/message';
import type { Schedule } from '#shared/domain/scheduled';
import type { Language } from '#shared/domain/settings';
import { hasFields } from '#shared/domain/template-marks';
import { ok } from '#shared/result';
import type { Outbox, OutboxGate } from '../outbox/outbox-port';
import type { AccountLookup, BudgetBook, MessageStore, OptOutLookup } from '../outbox/ports';
import { systemClock } from '../outbox/system-clock';
import type { MergeTexts, OpenedSchedule } from '../schedule/open-schedule';
import { createSendingHours, type SendingHours } from '../schedule/sending-hours';
import type { ProfileStore } from '../settings/profile-store';
import type { Database } from '../storage/database';
import type { TemplateRoom } from '../templates/template-room';
import type { openContactRooms } from './contact-rooms';

const minuteMs = 60_000;

/** The quiet hours as the settings have them. */
export function openSendingHours(profile: ProfileStore): SendingHours {
  return createSendingHours({
    quietHours: (accountId, practice) =>
      quietHoursOf(profile.get().settings.quietHours, accountId, practice),
    load: async () => {
      const [{ allowedTime }, { computerZone }] = await Promise.all([
        import('#shared/domain/quiet-hours'),
        import('#shared/domain/time-zone'),
      ]);
      return { allowedTime, computerZone };
    },
  });
}

/** What is later than this waits for the user's word, in milliseconds. */
export function toleranceOf(profile: ProfileStore): () => number {
  return () => profile.get().settings.lateToleranceMinutes * minuteMs;
}

export interface LazyScheduleParts {
  readonly database: Database;
  readonly profile: ProfileStore;
  readonly hours: SendingHours;
  readonly messages: MessageStore;
  readonly outbox: Outbox;
  readonly accounts: AccountLookup;
  readonly optOuts: OptOutLookup;
  readonly budgets: BudgetBook;
  readonly contactRooms: Pick<ReturnType<typeof openContactRooms>, 'contacts'>;
  readonly templateRoom: () => Promise<TemplateRoom>;
  readonly language: () => Language;
  readonly gate: OutboxGate;
  readonly newId: () => string;
  readonly onSchedulesChange: () => void;
  readonly onMissed: (schedule: Schedule, times: number) => void;
  readonly onStoreFailure: (error: unknown) => void;
}

/** What is sent later, loaded once the program has started. */
export interface LazySchedule {
  room(): Promise<OpenedSchedule['room']>;
  /** Starts the outbox as soon as it can tell quiet hours, then what lets scheduled messages go. */
  start(): void;
  /** The computer woke, or its date was changed. */
  woke(): void;
  contactsChanged(): void;
  messagesChanged(messages: readonly Message[]): void;
  stop(): Promise<void>;
}

export function lazySchedule(parts: LazyScheduleParts): LazySchedule {
  const { database, outbox, hours } = parts;
  const { contacts } = parts.contactRooms;
  let loading: Promise<OpenedSchedule> | null = null;
  let opened: OpenedSchedule | null = null;
  let isStopped = false;

  const merge: MergeTexts = async ({ text, language }, recipients) => {
    if (!hasFields(text)) return ok(new Map(recipients.map(({ e164 }) => [e164, text])));
    const { merging } = await parts.templateRoom();
    const texts = new Map<string, string>();
    for (const { at, zone, ...recipient } of recipients) {
      const time = { nowAt: at, timeZone: zone };
      const merged = merging.texts(text, language ?? parts.language(), [recipient], time);
      if (!merged.ok) return merged;
      for (const [e164, filled] of merged.value) texts.set(e164, filled);
    }
    return ok(texts);
  };

  async function load(): Promise<OpenedSchedule> {
    const [{ openSchedule }, { createWaitingStore }, { createScheduleStore }, repeats, zones] =
      await Promise.all([
        import('../schedule/open-schedule'),
        import('../schedule/waiting-store'),
        import('../schedule/schedule-store'),
        import('../batches/repeats/repeat-store'),
        import('#shared/domain/time-zone'),
        hours.ready(),
      ]);
    opened = openSchedule({
      ...parts,
      waiting: createWaitingStore(database),
      schedules: createScheduleStore(database),
      batchRepeats: () => repeats.createRepeatStore(database).list(),
      clock: systemClock,
      ownZone: zones.computerZone,
      toleranceMs: toleranceOf(parts.profile),
      merge,
      birthdayOf({ contactId, recipient }) {
        const named = contactId === null ? null : contacts.get(contactId);
        const contact =
          named?.ok === true && named.value.deletedAt === null
            ? named.value
            : contacts.byNumber(recipient);
        return contact?.birthday ?? '';
      },
    });
    return opened;
  }

  const open = (): Promise<OpenedSchedule> => (loading ??= load());

  async function begin(): Promise<void> {
    await hours.ready();
    outbox.start();
    const { scheduler } = await open();
    if (!isStopped) scheduler.start();
  }

  return {
    room: async () => (await open()).room,
    start() {
      begin().catch(parts.onStoreFailure);
    },
    woke: () => opened?.scheduler.look(),
    contactsChanged: () => opened?.scheduler.birthdaysChanged(),
    messagesChanged(messages) {
      if (messages.some(({ state }) => state.kind === 'scheduled')) opened?.scheduler.look();
    },
    async stop() {
      isStopped = true;
      await opened?.scheduler.stop();
    },
  };
}

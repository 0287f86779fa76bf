import type { Batch } from '#shared/domain/batch';
import type { Message } from '#shared/domain/message';
import { optOutWordings, wordedLanguage } from '#shared/domain/opt-out-wording';
import type { CountryCode } from '#shared/domain/phone';
import type { Language } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import type { BatchRoom } from '../batches/batch-room';
import { countRepeats } from '../batches/repeats/count-repeats';
import type { Outbox } from '../outbox/outbox-port';
import type { PaceLimit } from '../outbox/pace';
import type { AccountLookup, AllowedAt, BudgetBook, MessageStore } from '../outbox/ports';
import { systemClock } from '../outbox/system-clock';
import type { PriceStore } from '../prices/price-store';
import type { ProfileStore } from '../settings/profile-store';
import type { Database } from '../storage/database';
import type { WriteGate } from '../storage/write-gate';
import type { StartJob } from '../worker/jobs';
import type { Breathe } from '../contacts/slices';
import type { openContactRooms } from './contact-rooms';
import { paced } from './paced';
import { toleranceOf } from './schedule-room';

export interface LazyBatchRoomParts {
  readonly database: Database;
  readonly profile: ProfileStore;
  readonly language: () => Language;
  readonly newId: () => string;
  readonly startJob: StartJob;
  readonly gate: WriteGate;
  readonly breathe: Breathe;
  readonly contactRooms: ReturnType<typeof openContactRooms>;
  readonly messages: MessageStore;
  readonly outbox: Pick<Outbox, 'wake'>;
  readonly accounts: AccountLookup;
  readonly limits: readonly PaceLimit[];
  readonly prices: PriceStore;
  readonly budgets: BudgetBook;
  readonly allowedAt: AllowedAt;
  readonly onChange: (batches: readonly Batch[]) => void;
  readonly onMessagesChange: (messages: readonly Message[]) => void;
  readonly onSchedulesChange: () => void;
  readonly onNotice: (notice: AppError) => void;
  readonly onStoreFailure: (error: unknown) => void;
}

/** The room of the batches, and what reaches it without its being loaded. */
export interface LazyBatchRoom {
  open(): Promise<BatchRoom>;
  messagesChanged(messages: readonly Message[]): void;
  contactsChanged(): void;
  /** The computer was asleep for long. */
  slept(): Promise<void>;
  /** Makes batches of what repeats from now on; loads nothing where nothing does. */
  startRepeats(): void;
  /** The computer woke, or its date was changed. */
  woke(): void;
  stop(): Promise<void>;
  /** Does what the end of the program left undone. */
  tidy(): Promise<void>;
}

/** Progress is told so often at most: as smooth as the eye asks for, and cheap. */
const toldEveryMs = 250;

/** The room of the batches, loaded when it is first asked for: see docs/decisions/0010-start.md. */
export function lazyBatchRoom(parts: LazyBatchRoomParts): LazyBatchRoom {
  const { contactRooms, profile } = parts;
  const { ground } = contactRooms;
  let loading: Promise<BatchRoom> | null = null;
  let isStopped = false;

  async function load(): Promise<BatchRoom> {
    const { openBatchRoom } = await import('../batches/batch-room');
    return openBatchRoom({
      ...parts,
      contacts: ground.contacts,
      select: ground.select,
      slicing: { ...ground.slicing, breathe: parts.breathe },
      savedSearches: contactRooms.savedSearches,
      optOuts: contactRooms.optOuts,
      prices: (accountId) => parts.prices.list(accountId),
      fields: () => contactRooms.customFields.list(),
      optOutWording: (language) => optOutWordings[wordedLanguage(language)],
      timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
      clock: systemClock,
      toleranceMs: toleranceOf(profile),
      onRepeatsChange: parts.onSchedulesChange,
      onProblem: parts.onNotice,
      balance: (accountId) =>
        profile.get().accounts.find(({ id }) => id === accountId)?.identity.balance ?? null,
      databaseFile: parts.database.file,
      defaultCountry: () => profile.get().settings.defaultCountry as CountryCode,
      paced: (action) => paced(action, toldEveryMs, systemClock.after),
    });
  }

  const open = (): Promise<BatchRoom> => (loading ??= load());

  function lookAtRepeats({ runner }: BatchRoom): void {
    if (!isStopped) void runner.look();
  }

  return {
    open,
    slept: async () => {
      (await open()).slept();
    },
    tidy: async () => (await open()).tidy(),
    startRepeats() {
      if (isStopped || countRepeats(parts.database) === 0) return;
      open().then(lookAtRepeats, parts.onStoreFailure);
    },
    woke() {
      void loading?.then(lookAtRepeats);
    },
    async stop() {
      isStopped = true;
      await (await loading)?.runner.stop();
    },
    messagesChanged(messages) {
      // Most messages are by themselves: nothing is loaded for them.
      if (!messages.some(({ batchId }) => batchId !== null)) return;
      void open().then((room) => {
        room.messagesChanged(messages);
      });
    },
    contactsChanged() {
      void loading?.then((room) => {
        room.contactsChanged();
      });
    },
  };
}

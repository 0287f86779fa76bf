import { accountKindFacts } from '#shared/domain/account';
import type { Batch } from '#shared/domain/batch';
import type { KnownPerson } from '#shared/domain/draft';
import type { ChannelInput } from '#shared/contract/channels';
import type { Message, NewMessage } from '#shared/domain/message';
import type { Schedule } from '#shared/domain/scheduled';
import type { HistoryExportProgress } from '#shared/domain/history-export';
import type { ImportProgress, TransferProgress } from '#shared/domain/import';
import type { CountryCode } from '#shared/domain/phone';
import type { Language } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import { shortId } from '#shared/domain/short-id';
import { createAccountGateway } from '../accounts/account-gateway';
import { createAccounts } from '../accounts/accounts';
import { createKeys } from '../accounts/keys';
import { createBatchLedger } from '../batches/batch-ledger';
import { countRepeats } from '../batches/repeats/count-repeats';
import { createUpkeep } from '../contacts/upkeep';
import { createDraftStore } from '../drafts/draft-store';
import { parseBaseUrl } from '../gateway/base-url';
import { createProvider } from '../gateway/provider-http';
import { createLazyHttpClient } from '../gateway/lazy-http-client';
import { createHistory } from '../history/history';
import { createMessageStore } from '../history/message-store';
import { createPaceStore } from '../history/pace-store';
import { createPauseStore } from '../history/pause-store';
import { createScheduleStore } from '../schedule/schedule-store';
import { createWaitingStore } from '../schedule/waiting-store';
import type { Log } from '../log/log';
import { logMessages, withLog } from '../log/logged-gateway';
import { createOutbox } from '../outbox/outbox';
import { defaultPaceLimits, type PaceLimit } from '../outbox/pace';
import type { AccountLookup } from '../outbox/ports';
import { createResend } from '../outbox/resend';
import { createSendSms } from '../outbox/send-sms';
import { systemClock } from '../outbox/system-clock';
import { createPriceStore } from '../prices/price-store';
import { createPriceMemory } from '../prices/remember-prices';
import type { BudgetNews } from '../spending/budgets';
import { createKeychainSecretStore } from '../secrets/keychain-secret-store';
import { createMemorySecretStore } from '../secrets/memory-secret-store';
import type { ProfileStore } from '../settings/profile-store';
import type { Database } from '../storage/database';
import { breatheNow } from '../contacts/slices';
import { createSendMerged } from '../templates/send-merged';
import { createUnfinishedFiles } from '../storage/unfinished-files';
import { createWriteGate, type WriteGate } from '../storage/write-gate';
import type { StartJob } from '../worker/jobs';
import { openContactRooms } from './contact-rooms';
import { lazyHistoryRoom } from './history-room';
import { openImportRooms } from './import-rooms';
import { lazyRecordRoom } from './record-room';
import { lazyBatchRoom } from './batch-room';
import { lazySchedule, openSendingHours, toleranceOf } from './schedule-room';
import { openSpending } from './spending-room';
import { lazyTemplateRoom } from './template-room';
import { createPracticeAccess } from './practice-access';

export interface RoomsParts {
  readonly version: string;
  readonly log: Log;
  readonly database: Database;
  readonly profile: ProfileStore;
  readonly language: () => Language;
  /** Where imports keep what they have not written yet. */
  readonly dataDir: string;
  readonly startJob: StartJob;
  readonly onImportProgress: (progress: ImportProgress) => void;
  readonly onExportProgress: (progress: TransferProgress) => void;
  readonly onHistoryExportProgress: (progress: HistoryExportProgress) => void;
  /** The providers' limits where missing; none for those who measure. */
  readonly limits?: readonly PaceLimit[];
  /** Whether the data folder may be written to now; always where it is missing. */
  readonly isFolderOurs?: () => boolean;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly onAccountsChange: () => void;
  readonly onMessagesChange: (messages: readonly Message[]) => void;
  readonly onContactsChange: () => void;
  readonly onTemplatesChange: () => void;
  readonly onBatchesChange: (batches: readonly Batch[]) => void;
  /** Told when texts that repeat have changed. */
  readonly onSchedulesChange: () => void;
  /** Told of what the user should know, as of a batch that could not go by itself. */
  readonly onNotice: (notice: AppError) => void;
  /** Told of a repeating text with times that passed while nobody could send. */
  readonly onMissed: (schedule: Schedule, times: number) => void;
  /** Told of messages that the user has deleted. */
  readonly onMessagesDeleted: (messageIds: readonly string[]) => void;
  /** Told of messages whose contact was erased. */
  readonly onMessagesBlanked: (messages: readonly Message[]) => void;
  /** Told of a contact that was erased, and of whatever was merged into it. */
  readonly onErased: (person: KnownPerson) => void;
  /** Told of budgets that have come to a level, once a month for each. */
  readonly onBudgetNews: (news: readonly BudgetNews[]) => void;
  /** Told of what could not be stored; messages that could not are neither sent nor lost. */
  readonly onStoreFailure: (error: unknown) => void;
}

/** Not from `node:crypto`, which takes its time to load: the start makes no ids. */
const newId = (): string =>
  shortId(systemClock.now(), (bytes) => {
    crypto.getRandomValues(bytes);
  });

/** The rooms that need no window, put together. */
export type Rooms = ReturnType<typeof openRooms>;

export function openRooms(parts: RoomsParts) {
  const { database, profile, limits = defaultPaceLimits } = parts;
  const provider = createProvider({
    http: createLazyHttpClient({
      userAgent: `Quicksend/${parts.version}`,
      now: systemClock.now,
      resolveProxy: parts.resolveProxy,
    }),
  });
  const practice = createPracticeAccess();

  const accounts = createAccounts({
    store: {
      list: () => profile.get().accounts,
      activeId: () => profile.get().activeAccountId,
      save: (records, activeAccountId) => {
        profile.change({ accounts: [...records], activeAccountId });
      },
      unclaimedKeyIds: () => profile.get().unclaimedKeyIds,
      saveUnclaimedKeyIds: (ids) => {
        profile.change({ unclaimedKeyIds: [...ids] });
      },
    },
    keys: createKeys(createKeychainSecretStore(), createMemorySecretStore()),
    provider,
    practice,
    parseBaseUrl,
    newId,
    now: systemClock.now,
    onIdentity: ({ id, kind, identity, identityAt }) => {
      const { balance } = identity;
      if (kind === 'practice' || balance === null || !isFolderOurs()) return;
      gate
        .whenOpen()
        .then(() => {
          spending.balances.note(id, balance, identityAt);
        })
        .catch(parts.onStoreFailure);
    },
    onChange: parts.onAccountsChange,
  });

  const gate = createWriteGate();
  const { isFolderOurs = () => true } = parts;
  /** For what goes by itself. The folder may have been taken over in a sleep that no event told of. */
  const sendingGate: WriteGate = { ...gate, isOpen: () => gate.isOpen() && isFolderOurs() };
  const breathe = async (): Promise<void> => {
    await breatheNow();
    await gate.whenOpen();
  };
  const contactRooms = openContactRooms({
    database,
    breathe,
    clock: systemClock,
    startJob: parts.startJob,
    newId,
    language: parts.language,
    defaultCountry: () => profile.get().settings.defaultCountry as CountryCode,
    isPractising: () => {
      const { accounts: records, activeAccountId } = profile.get();
      return records.find(({ id }) => id === activeAccountId)?.kind === 'practice';
    },
    onChange: () => {
      batchRoom.contactsChanged();
      parts.onContactsChange();
      schedule.contactsChanged();
    },
    onMessagesBlanked: parts.onMessagesBlanked,
    onErased: (person) => {
      parts.onErased(person);
      parts.onSchedulesChange();
    },
  });
  const { optOuts } = contactRooms;
  const unfinished = createUnfinishedFiles({
    get: () => profile.get().unfinishedFiles,
    save: (paths) => {
      profile.change({ unfinishedFiles: [...paths] });
    },
  });
  const importRooms = openImportRooms({
    ...parts,
    gate,
    unfinished,
    clock: systemClock,
    newId,
    defaultCountry: () => profile.get().settings.defaultCountry as CountryCode,
    fields: () => contactRooms.customFields.list(),
    ground: contactRooms.ground,
  });
  const templateRoom = lazyTemplateRoom({
    database,
    language: parts.language,
    newId,
    contactRooms,
    onChange: parts.onTemplatesChange,
  });
  const upkeep = createUpkeep({
    tidy: async (signal) => {
      // Whose text or number goes here is counted by these first.
      await spending.caughtUp();
      signal.throwIfAborted();
      await breathe();
      await contactRooms.tidy(signal);
      await importRooms.tidy(async () => {
        await breathe();
        signal.throwIfAborted();
      });
      await batchRoom.tidy();
      await (await historyRoom()).tidy();
      await records.tidy(async () => {
        await breathe();
        signal.throwIfAborted();
      });
    },
    after: systemClock.after,
    onFailure: parts.onStoreFailure,
  });
  const historyRoom = lazyHistoryRoom({
    database,
    clock: systemClock,
    breathe,
    onDeleted: parts.onMessagesDeleted,
    onFailure: parts.onStoreFailure,
  });
  const records = lazyRecordRoom({
    ...parts,
    unfinished,
    clock: systemClock,
    forgetSomeWords: () => contactRooms.personMessages.forgetSomeWords(),
  });
  const prices = createPriceStore(database);
  const spending = openSpending({
    ...parts,
    breathe,
    prices,
    refreshAccount: (id) => accounts.refresh(id),
  });
  const messages = spending.messages(createMessageStore(database));
  const rememberPrices = createPriceMemory(prices);
  const hours = openSendingHours(profile);
  const outbox = createOutbox({
    store: messages,
    pace: createPaceStore(database),
    pause: createPauseStore(database),
    batches: createBatchLedger(database),
    optOuts,
    budgets: spending.budgets,
    allowedAt: (message, now) => hours.allowedAt(message, now),
    toleranceMs: toleranceOf(profile),
    gate: sendingGate,
    gateway: withLog(createAccountGateway(accounts, provider), parts.log, systemClock),
    clock: systemClock,
    limits,
    onChange: (changed) => {
      // First of all, so that nothing about prices can keep an outcome from the user.
      parts.onMessagesChange(changed);
      batchRoom.messagesChanged(changed);
      schedule.messagesChanged(changed);
      logMessages(parts.log, changed);
      try {
        rememberPrices(changed);
        spending.messagesChanged(changed);
      } catch (error) {
        parts.onStoreFailure(error);
      }
    },
    onStoreFailure: parts.onStoreFailure,
  });
  const sendingAccounts: AccountLookup = {
    get: (accountId) => {
      const record = profile.get().accounts.find(({ id }) => id === accountId);
      if (record === undefined) return null;
      const { label, kind, senders, signOff } = record;
      const senderIds = senders.map(({ id }) => id);
      const { textLimit } = accountKindFacts[kind];
      return { label, kind, practice: kind === 'practice', textLimit, signOff, senderIds };
    },
  };
  const batchRoom = lazyBatchRoom({
    ...parts,
    newId,
    gate: sendingGate,
    breathe,
    contactRooms,
    messages,
    outbox,
    accounts: sendingAccounts,
    limits,
    prices,
    budgets: spending.budgets,
    allowedAt: (message, now) => hours.allowedAt(message, now),
    onChange: parts.onBatchesChange,
  });
  const sendingParts = {
    outbox,
    budgets: spending.budgets,
    optOuts,
    store: messages,
    accounts: sendingAccounts,
    clock: systemClock,
    newId,
    undoMs: () => profile.get().settings.undoSeconds * 1_000,
    allowedAt: (message: NewMessage, at: number) => hours.allowedAt(message, at),
  };
  const resend = createResend(sendingParts);
  const sendMerged = createSendMerged({
    sendSms: createSendSms(sendingParts),
    wasSent: (requestId) => messages.byRequest(requestId).length > 0,
    async merge({ text, recipients, language }) {
      const { merging } = await templateRoom();
      // Loading takes time in which another thread may have begun to write.
      await gate.whenOpen();
      return merging.texts(text, language ?? parts.language(), recipients);
    },
  });
  const schedule = lazySchedule({
    ...parts,
    ...sendingParts,
    hours,
    messages,
    contactRooms,
    templateRoom,
    gate: sendingGate,
  });
  const waiting = createWaitingStore(database);
  const schedules = createScheduleStore(database);

  return {
    accounts,
    outbox,
    sendSms: (input: ChannelInput<'sendSms'>) =>
      hours.isReady() ? sendMerged(input) : hours.ready().then(() => sendMerged(input)),
    resend: (input: ChannelInput<'resendMessage'>) =>
      hours.isReady() ? resend(input) : hours.ready().then(() => resend(input)),
    messages,
    schedule: {
      ...schedule,
      start() {
        schedule.start();
        hours.ready().then(() => {
          batchRoom.startRepeats();
        }, parts.onStoreFailure);
      },
      woke() {
        schedule.woke();
        batchRoom.woke();
      },
      /** Nothing goes by itself any more, single or in batches. */
      async stop() {
        await Promise.all([schedule.stop(), batchRoom.stop()]);
      },
    },
    /** How many messages and what repeats are due some time. */
    scheduledCount: () => waiting.count() + schedules.count() + countRepeats(database),
    historyRoom,
    records,
    history: createHistory(database, contactRooms.personMessages),
    contactRooms,
    importRooms,
    templateRoom,
    batchRoom,
    gate,
    upkeep,
    drafts: createDraftStore(database),
    prices,
    spending,
    /** Ends imports and exports that are under way, and leaves nothing behind. */
    stopExports: async () => {
      await Promise.all([importRooms.stop(), records.stop()]);
    },
    /** Ends what the rooms hold open; the outbox is stopped before. */
    close: async () => {
      spending.stop();
      // Before the upkeep, which may be waiting for its write to end.
      await Promise.all([importRooms.stop(), records.stop()]);
      await schedule.stop();
      await batchRoom.stop();
      await upkeep.stop();
      await contactRooms.search.close();
      await practice.close();
      database.close();
    },
  };
}

import type { ChannelInput } from '#shared/contract/channels';
import type { NewMessage } from '#shared/domain/message';
import type { CountryCode } from '#shared/domain/phone';
import { shortId } from '#shared/domain/short-id';
import { createBatchLedger } from '../batches/batch-ledger';
import { countRepeats } from '../batches/repeats/count-repeats';
import { createUpkeep } from '../contacts/upkeep';
import { createDraftStore } from '../drafts/draft-store';
import { createHistory } from '../history/history';
import { createMessageStore } from '../history/message-store';
import { createPaceStore } from '../history/pace-store';
import { createPauseStore } from '../history/pause-store';
import { createScheduleStore } from '../schedule/schedule-store';
import { createWaitingStore } from '../schedule/waiting-store';
import { logMessages } from '../log/logged-gateway';
import { createOutbox } from '../outbox/outbox';
import { defaultPaceLimits } from '../outbox/pace';
import { createResendTogether } from '../outbox/resend-together';
import { createSendSms } from '../outbox/send-sms';
import { systemClock } from '../outbox/system-clock';
import { createPriceStore } from '../prices/price-store';
import { createPriceMemory } from '../prices/remember-prices';
import { breatheNow } from '../contacts/slices';
import { createSendMerged } from '../templates/send-merged';
import { createUnfinishedFiles } from '../storage/unfinished-files';
import { createWriteGate, type WriteGate } from '../storage/write-gate';
import { openAccounts } from './account-room';
import { openContactRooms } from './contact-rooms';
import { lazyHistoryRoom } from './history-room';
import { openImportRooms } from './import-rooms';
import { lazyRecordRoom } from './record-room';
import { lazyBatchRoom } from './batch-room';
import { lazySchedule, openSendingHours, toleranceOf } from './schedule-room';
import { openSpending } from './spending-room';
import type { RoomsParts } from './rooms-parts';
import { lazyTemplateRoom } from './template-room';

/** Not from `node:crypto`, which takes its time to load: the start makes no ids. */
const newId = (): string =>
  shortId(systemClock.now(), (bytes) => {
    crypto.getRandomValues(bytes);
  });

/** The rooms that need no window, put together. */
export type Rooms = ReturnType<typeof openRooms>;

export function openRooms(parts: RoomsParts) {
  const { database, profile, limits = defaultPaceLimits } = parts;
  const { accounts, gateway, sendingAccounts, closePractice } = openAccounts({
    ...parts,
    newId,
    onBalance: (accountId, balance, at) => {
      if (!isFolderOurs()) return;
      gate
        .whenOpen()
        .then(() => {
          spending.balances.note(accountId, balance, at);
        })
        .catch(parts.onStoreFailure);
    },
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
    gateway,
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
  const resend = createResendTogether({ ...sendingParts, breathe });
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
      await closePractice();
      database.close();
    },
  };
}

import type { AccountView } from '#shared/domain/account';
import type { Message } from '#shared/domain/message';
import type { Settings } from '#shared/domain/settings';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { FakeBridge, FakeHandlers } from './fake-bridge';
import { fakeContactHandlers } from './fake-contact-handlers';
import { fakeHistoryHandlers } from './fake-history-handlers';
import { fakeImportHandlers } from './fake-import-handlers';
import { fakeBatchHandlers } from './fake-batch-handlers';
import { fakeKeepingHandlers } from './fake-keeping-handlers';
import { fakeRecordHandlers } from './fake-record-handlers';
import { fakeScheduleHandlers } from './fake-schedule-handlers';
import { fakeSpendingHandlers } from './fake-spending-handlers';
import { fakeTemplateHandlers } from './fake-template-handlers';
import { anAccount, aPracticeAccount } from './fixtures';

const done = ok(null);

/** How the fake main answers unless a test says otherwise: as the real one would on a good day. */
export function fakeHandlers(fake: FakeBridge): FakeHandlers {
  return {
    ...stateHandlers(fake),
    ...accountHandlers(fake),
    ...fakeContactHandlers(fake),
    ...fakeImportHandlers(),
    ...fakeBatchHandlers(fake),
    ...fakeTemplateHandlers(fake),
    ...fakeHistoryHandlers(fake),
    ...fakeRecordHandlers(),
    ...fakeScheduleHandlers(fake),
    ...fakeSpendingHandlers(),
    ...fakeKeepingHandlers(),
    ...sendingHandlers(fake),
    ...historyHandlers(fake),
    copyText: () => done,
    answerOffer: () => done,
    hideWindow: () => done,
    windowReady: () => done,
    keepWindowOpen: () => done,
    stayOpen: () => done,
    openLogFolder: () => done,
    loadOnboarding: () => ok(fake.state.onboarding),
    keepOnboarding: ({ draft }) => {
      fake.state.onboarding = draft;
      return done;
    },
    openDesk: () => done,
    compose: () => done,
  };
}

type Part<Names extends keyof FakeHandlers> = Pick<FakeHandlers, Names>;

function stateHandlers(
  fake: FakeBridge,
): Part<
  | 'getSnapshot'
  | 'changeSettings'
  | 'changeShortcut'
  | 'rehearseShortcut'
  | 'dismissNotice'
  | 'claimSmsLinks'
  | 'checkForUpdates'
  | 'restartToUpdate'
  | 'postponeUpdate'
> {
  return {
    getSnapshot: () => ok(fake.state.snapshot),
    changeSettings: (changes) => {
      const settings = Object.assign({ ...fake.state.snapshot.settings }, changes) as Settings;
      const language = settings.language === 'system' ? 'en' : settings.language;
      fake.changeSnapshot({ settings, language });
      return ok(settings);
    },
    changeShortcut: ({ accelerator }) => {
      const shortcut = { accelerator, registered: accelerator !== '', problem: null };
      fake.changeSnapshot({ shortcut });
      return ok(shortcut);
    },
    rehearseShortcut: () => done,
    claimSmsLinks: () => done,
    checkForUpdates: () => done,
    restartToUpdate: () => done,
    postponeUpdate: () => done,
    dismissNotice: ({ noticeId }) => {
      const notices = fake.state.snapshot.notices.filter(({ id }) => id !== noticeId);
      fake.changeSnapshot({ notices });
      return done;
    },
  };
}

function accountHandlers(
  fake: FakeBridge,
): Part<
  | 'connectAccount'
  | 'finishAccount'
  | 'startPractice'
  | 'renameAccount'
  | 'chooseSender'
  | 'changeSignOff'
  | 'activateAccount'
  | 'refreshAccount'
  | 'replaceKey'
  | 'removeAccount'
  | 'listPrices'
> {
  const add = (account: AccountView) => {
    const { accounts } = fake.state.snapshot;
    fake.changeSnapshot({ accounts: [...accounts, account], activeAccountId: account.id });
    return ok(account);
  };
  const change = (
    id: string,
    changes: Partial<AccountView>,
    activeAccountId = fake.state.snapshot.activeAccountId,
  ): Result<AccountView, AppError> => {
    const found = fake.state.snapshot.accounts.find((account) => account.id === id);
    if (found === undefined) return err(appError('account-not-found'));
    const changed = { ...found, ...changes };
    const accounts = fake.state.snapshot.accounts.map((one) => (one.id === id ? changed : one));
    fake.changeSnapshot({ accounts, activeAccountId });
    return ok(changed);
  };
  return {
    connectAccount: ({ keepKeyInMemory }) => {
      const { identity, senders } = anAccount();
      const keyPlace = keepKeyInMemory ? 'memory' : 'keychain';
      return ok({ connectionId: 'connection-1', identity, senders, sendersListed: true, keyPlace });
    },
    finishAccount: ({ senderId, label }) =>
      add(anAccount({ id: `account-${String(fake.calls.length)}`, senderId, label })),
    startPractice: () => add(aPracticeAccount()),
    renameAccount: ({ accountId, label }) => change(accountId, { label }),
    chooseSender: ({ accountId, senderId }) => change(accountId, { senderId }),
    changeSignOff: ({ accountId, signOff }) => change(accountId, { signOff: signOff.trim() }),
    activateAccount: ({ accountId }) => change(accountId, {}, accountId),
    refreshAccount: ({ accountId }) => change(accountId, { identityAt: fake.state.nowAt }),
    replaceKey: ({ accountId, baseUrl, keepKeyInMemory }) =>
      change(accountId, {
        keyPlace: keepKeyInMemory ? 'memory' : 'keychain',
        ...(baseUrl === null ? {} : { baseUrl }),
      }),
    removeAccount: ({ accountId }) => {
      const accounts = fake.state.snapshot.accounts.filter(({ id }) => id !== accountId);
      fake.changeSnapshot({ accounts, activeAccountId: accounts[0]?.id ?? null });
      return done;
    },
    listPrices: ({ accountId }) =>
      ok(fake.state.prices.filter((price) => price.accountId === accountId)),
  };
}

function sendingHandlers(
  fake: FakeBridge,
): Part<
  | 'loadDraft'
  | 'saveDraft'
  | 'loadDisplaced'
  | 'saveDisplaced'
  | 'sendSms'
  | 'undoSend'
  | 'answerHeld'
  | 'setSendingPaused'
> {
  const { state } = fake;
  return {
    answerHeld: ({ messageIds, send }) => {
      const held = state.messages.filter(
        ({ id, state: now }) =>
          now.kind === 'queued' && now.waitsFor === 'held' && (messageIds?.includes(id) ?? true),
      );
      fake.putMessages(
        held.map((message) => ({
          ...message,
          state: send
            ? { kind: 'queued', dueAt: state.nowAt, waitsFor: 'pace', attempts: 0 }
            : { kind: 'cancelled', at: state.nowAt },
        })),
      );
      fake.changeSnapshot({ outbox: { ...state.snapshot.outbox, held: 0 } });
      return done;
    },
    loadDraft: () => ok(state.draft),
    loadDisplaced: () => ok(state.displaced),
    saveDisplaced: ({ drafts }) => {
      state.displaced = drafts;
      return done;
    },
    saveDraft: (draft) => {
      state.draft = draft;
      return done;
    },
    sendSms: ({ requestId, accountId, senderId, recipients, text }) => {
      const account = state.snapshot.accounts.find(({ id }) => id === accountId);
      if (account === undefined) return err(appError('account-not-found'));
      const undoUntilAt = state.nowAt + state.snapshot.settings.undoSeconds * 1_000;
      const messages = recipients.map((recipient, index): Message => ({
        id: `${requestId}-${String(index)}`,
        requestId,
        createdAt: state.nowAt,
        accountId,
        accountLabel: account.label,
        practice: account.kind === 'practice',
        senderId,
        recipient: recipient.e164,
        contactId: recipient.contactId,
        recipientName: recipient.name,
        text,
        resendOf: null,
        batchId: null,
        occurrence: null,
        hours: 'everyday',
        state: { kind: 'queued', dueAt: undoUntilAt, waitsFor: 'undo', attempts: 0 },
      }));
      fake.putMessages(messages);
      return ok({ messages, undoUntilAt });
    },
    undoSend: ({ messageIds }) => {
      const taken = state.messages.filter(
        ({ id, state: { kind } }) => messageIds.includes(id) && kind === 'queued',
      );
      const cancelled = taken.map(({ id }) => id);
      fake.putMessages(
        taken.map((message) => ({
          ...message,
          state: { kind: 'cancelled', at: state.nowAt },
        })),
      );
      return ok({ cancelled, tooLate: messageIds.filter((id) => !cancelled.includes(id)) });
    },
    setSendingPaused: ({ paused }) => {
      fake.changeSnapshot({ outbox: { ...state.snapshot.outbox, paused } });
      return done;
    },
  };
}

function historyHandlers(
  fake: FakeBridge,
): Part<'listMessages' | 'resendMessage' | 'settleMessage'> {
  const { state } = fake;
  return {
    listMessages: ({ query, before, limit }) => {
      const words = query.trim().toLowerCase();
      const found = state.messages
        .filter(({ text, recipient, recipientName }) =>
          [text, recipient, recipientName ?? ''].some((part) => part.toLowerCase().includes(words)),
        )
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
      const from = before === null ? 0 : found.findIndex(({ id }) => id === before) + 1;
      const messages = found.slice(from, from + limit);
      const more = from + limit < found.length;
      return ok({ messages, nextBefore: more ? (messages.at(-1)?.id ?? null) : null });
    },
    resendMessage: ({ messageId, mayDuplicateConfirmed }) => {
      const original = state.messages.find(({ id }) => id === messageId);
      if (original === undefined) return err(appError('message-not-found'));
      if (original.state.kind === 'unknown' && !mayDuplicateConfirmed) {
        return err(appError('may-duplicate'));
      }
      const copy: Message = {
        ...original,
        id: `${messageId}-again`,
        requestId: `${messageId}-again`,
        createdAt: state.nowAt,
        resendOf: messageId,
        state: { kind: 'queued', dueAt: state.nowAt, waitsFor: 'undo', attempts: 0 },
      };
      fake.putMessages([copy]);
      return ok(copy);
    },
    settleMessage: ({ messageId, as }) => {
      const message = state.messages.find(({ id }) => id === messageId);
      if (message === undefined) return err(appError('message-not-found'));
      if (message.state.kind !== 'unknown') return err(appError('message-not-unknown'));
      const settled: Message = { ...message, state: { ...message.state, settlement: as } };
      fake.putMessages([settled]);
      return ok(settled);
    },
  };
}

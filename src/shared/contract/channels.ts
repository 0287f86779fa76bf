import * as v from 'valibot';
import {
  accountKinds,
  type AccountIdentity,
  type AccountView,
  type Sender,
} from '../domain/account';
import { maxDisplaced, maxRecipients, maxTextUnits } from '../domain/draft';
import type { Message, MessagePage } from '../domain/message';
import { settingsSchema, type Settings } from '../domain/settings';
import type { AppError } from '../errors';
import type { Result } from '../result';
import {
  budgetAnswer,
  channel,
  count,
  e164,
  id,
  language,
  line,
  nothing,
  type Channel,
} from './channel';
import { batchChannels } from './batch-channels';
import { contactChannels } from './contact-channels';
import { historyChannels } from './history-channels';
import { importChannels } from './import-channels';
import { keepingChannels } from './keeping-channels';
import { recordChannels } from './record-channels';
import { templateChannels } from './template-channels';
import { quietAnswer, scheduleChannels } from './schedule-channels';
import { spendingChannels } from './spending-channels';
import { startChannels } from './start-channels';
import type { DeskRoom, ShortcutState } from './snapshot';

const senderId = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9-]+$/));
const text = v.pipe(v.string(), v.maxLength(maxTextUnits));
const key = v.pipe(v.string(), v.maxLength(1_000));
/** Of a text for the clipboard, which may hold many messages; in UTF-16 units. */
const longestCopy = 20_000_000;
const mostFollowing = 1_000;

const draftRecipient = v.strictObject({
  e164,
  contactId: v.nullable(id),
  name: v.nullable(line),
});

const draft = v.strictObject({
  recipients: v.pipe(v.array(draftRecipient), v.maxLength(50)),
  recipientInput: line,
  text,
  language: v.nullable(language),
  selectionStart: count(maxTextUnits),
  selectionEnd: count(maxTextUnits),
});

const onboardingDraft = v.strictObject({
  kind: v.picklist(accountKinds),
  baseUrl: line,
  label: line,
});

/** What is typed in onboarding, but for the key. */
export type OnboardingDraft = v.InferOutput<typeof onboardingDraft>;

const deskRooms = [
  'onboarding',
  'contacts',
  'import',
  'batches',
  'scheduled',
  'unknowns',
  'history',
  'templates',
  'spending',
  'settings',
] as const satisfies readonly DeskRoom[];

/** What Connect found out; `connectionId` names it for Finish and is good until the program quits. */
export interface Connection {
  readonly connectionId: string;
  readonly identity: AccountIdentity;
  /** Empty where the provider could not list them: the user then types the id. */
  readonly senders: readonly Sender[];
  readonly sendersListed: boolean;
  readonly keyPlace: 'keychain' | 'memory';
}

export interface SentAnswer {
  readonly messages: readonly Message[];
  /** Until when `undoSend` takes them back; equals the time of sending where there is no undo window. */
  readonly undoUntilAt: number;
}

/**
 * Every call that the renderer may make of main: one schema per channel, types derived from it.
 * Main does not compile without a handler for each, and the preload's bridge is made from the keys.
 */
export const channels = {
  ...startChannels,

  // state
  changeSettings: channel<Settings>()(v.partial(v.omit(settingsSchema, ['shortcut']))),
  changeShortcut: channel<ShortcutState>()(
    v.strictObject({ accelerator: settingsSchema.entries.shortcut }),
  ),
  /** While on, the shortcut sends `shortcutPressed` instead of toggling the window. */
  rehearseShortcut: channel<null>()(v.strictObject({ on: v.boolean() })),
  dismissNotice: channel<null>()(v.strictObject({ noticeId: id })),
  /** Makes this the program that opens `sms:` links. */
  claimSmsLinks: channel<null>()(nothing),

  // updates: what comes of them is told by the snapshot
  checkForUpdates: channel<null>()(nothing),
  /** Restarts into the version that is ready, as soon as nothing is on its way. */
  restartToUpdate: channel<null>()(nothing),
  /** Lets it go in when the user next quits; takes back a restart that waits. */
  postponeUpdate: channel<null>()(nothing),

  // accounts
  connectAccount: channel<Connection>()(
    v.strictObject({
      kind: v.picklist(accountKinds),
      /** White label only. */
      baseUrl: v.nullable(line),
      key,
      /** Keep the key in memory until quit, for a desktop without a usable keychain. */
      keepKeyInMemory: v.boolean(),
    }),
  ),
  finishAccount: channel<AccountView>()(
    v.strictObject({ connectionId: id, senderId, label: line }),
  ),
  startPractice: channel<AccountView>()(nothing),
  /** What was typed in onboarding and not finished, but for the key; kept until quit. */
  loadOnboarding: channel<OnboardingDraft | null>()(nothing),
  keepOnboarding: channel<null>()(v.strictObject({ draft: v.nullable(onboardingDraft) })),
  renameAccount: channel<AccountView>()(v.strictObject({ accountId: id, label: line })),
  chooseSender: channel<AccountView>()(v.strictObject({ accountId: id, senderId })),
  /** The text that stands under each message from an account; empty for none. */
  changeSignOff: channel<AccountView>()(v.strictObject({ accountId: id, signOff: line })),
  activateAccount: channel<AccountView>()(v.strictObject({ accountId: id })),
  /** Asks the provider again for balance and senders. */
  refreshAccount: channel<AccountView>()(v.strictObject({ accountId: id })),
  /** Puts a new key, and for a white label a new address with it, in the place of the old. */
  replaceKey: channel<AccountView>()(
    v.strictObject({
      accountId: id,
      /** White label only; `null` leaves it as it is. */
      baseUrl: v.nullable(line),
      key,
      keepKeyInMemory: v.boolean(),
    }),
  ),
  removeAccount: channel<null>()(v.strictObject({ accountId: id })),

  ...contactChannels,
  ...batchChannels,
  ...importChannels,
  ...templateChannels,
  ...scheduleChannels,
  ...historyChannels,
  ...recordChannels,
  ...keepingChannels,
  ...spendingChannels,

  // composing and sending
  saveDraft: channel<null>()(draft),
  saveDisplaced: channel<null>()(
    v.strictObject({ drafts: v.pipe(v.array(draft), v.maxLength(maxDisplaced)) }),
  ),
  sendSms: channel<SentAnswer>()(
    v.strictObject({
      /** Made by the renderer for each press of Send: the same id is never sent twice. */
      requestId: id,
      accountId: id,
      senderId,
      recipients: v.pipe(v.array(draftRecipient), v.minLength(1), v.maxLength(maxRecipients)),
      text,
      /** By which its fields are filled in; the program's own where it is missing. */
      language: v.optional(language),
      /** True when the user was told of the same text to the same recipient and wants it again. */
      duplicateConfirmed: v.boolean(),
      /** What to do with those who have quiet hours now; asks where it is missing. */
      quiet: v.optional(quietAnswer),
      budget: budgetAnswer,
    }),
  ),
  undoSend: channel<{
    readonly cancelled: readonly string[];
    readonly tooLate: readonly string[];
  }>()(v.strictObject({ messageIds: v.pipe(v.array(id), v.maxLength(50)) })),
  /** The user's word on messages that are held: those named, or all of them where `null`. */
  answerHeld: channel<null>()(
    v.strictObject({
      messageIds: v.nullable(v.pipe(v.array(id), v.maxLength(50))),
      send: v.boolean(),
    }),
  ),
  setSendingPaused: channel<null>()(v.strictObject({ paused: v.boolean() })),

  // history
  listMessages: channel<MessagePage>()(
    v.strictObject({ query: line, before: v.nullable(id), limit: count(200) }),
  ),
  resendMessage: channel<Message>()(
    v.strictObject({
      messageId: id,
      /** Needed for a message of unknown outcome, which may have arrived. */
      mayDuplicateConfirmed: v.boolean(),
      /** What to do where the recipient has quiet hours now; asks where it is missing. */
      quiet: v.optional(quietAnswer),
      budget: budgetAnswer,
      /** Others that are sent again after it: the question about a budget is about all of them. */
      followedBy: v.optional(v.pipe(v.array(id), v.maxLength(mostFollowing))),
    }),
  ),
  settleMessage: channel<Message>()(
    v.strictObject({ messageId: id, as: v.picklist(['arrived', 'not-arrived']) }),
  ),

  // desktop
  copyText: channel<null>()(v.strictObject({ text: v.pipe(v.string(), v.maxLength(longestCopy)) })),
  /** What `recipientOffered` brought was taken or refused: the same number is not offered again. */
  answerOffer: channel<null>()(nothing),
  hideWindow: channel<null>()(nothing),
  /** While on, the window stays when it loses the focus, since a dialog of ours is open. */
  keepWindowOpen: channel<null>()(v.strictObject({ on: v.boolean() })),
  /** The user stays with what is not saved: a quit that asked about it does not go on. */
  stayOpen: channel<null>()(nothing),
  openLogFolder: channel<null>()(nothing),
  openDesk: channel<null>()(
    v.strictObject({
      room: v.picklist(deskRooms),
      /** The message that History is to show. */
      messageId: v.optional(id),
    }),
  ),
  /** Opens the quick window with these recipients and, where not null, this text. */
  compose: channel<null>()(
    v.strictObject({
      recipients: v.pipe(v.array(draftRecipient), v.maxLength(maxRecipients)),
      text: v.nullable(text),
    }),
  ),
} as const;

export type Channels = typeof channels;
export type ChannelName = keyof Channels;
export type ChannelInput<C extends ChannelName> = v.InferOutput<Channels[C]['input']>;
export type ChannelAnswer<C extends ChannelName> =
  Channels[C] extends Channel<v.GenericSchema, infer Answer> ? Answer : never;

/** What every channel answers: never an exception, never `undefined`. */
export type ChannelResult<C extends ChannelName> = Result<ChannelAnswer<C>, AppError>;

import type { ChannelName } from './channels';

// Apart from the schemas, so that the preload stays small: it needs the names alone.
const names: Readonly<Record<ChannelName, true>> = {
  getSnapshot: true,
  changeSettings: true,
  changeShortcut: true,
  rehearseShortcut: true,
  dismissNotice: true,
  connectAccount: true,
  finishAccount: true,
  startPractice: true,
  renameAccount: true,
  chooseSender: true,
  activateAccount: true,
  refreshAccount: true,
  replaceKey: true,
  removeAccount: true,
  listPrices: true,
  searchContacts: true,
  suggestRecipients: true,
  saveContact: true,
  deleteContact: true,
  restoreContact: true,
  loadDraft: true,
  saveDraft: true,
  sendSms: true,
  undoSend: true,
  setSendingPaused: true,
  listMessages: true,
  resendMessage: true,
  settleMessage: true,
  copyText: true,
  hideWindow: true,
  windowReady: true,
  keepWindowOpen: true,
  openDesk: true,
  compose: true,
};

/** Every channel's name; the type makes the list complete. */
export const channelNames = Object.keys(names) as readonly ChannelName[];

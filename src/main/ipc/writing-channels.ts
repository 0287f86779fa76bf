import type { ChannelName } from '#shared/contract/channels';

/**
 * How a channel's handler writes to the database. `now`: it waits while another thread writes, see
 * `storage/write-gate.ts`, and is told to begin after that. `later`: it waits by itself, once its room
 * has been loaded or between its slices. `false`: it writes nothing there.
 */
type Writing = 'now' | 'later' | false;

/** A channel that is missing here does not compile. */
const writing: Readonly<Record<ChannelName, Writing>> = {
  getSnapshot: false,
  changeSettings: false,
  changeShortcut: false,
  rehearseShortcut: false,
  dismissNotice: false,
  claimSmsLinks: false,
  checkForUpdates: false,
  restartToUpdate: false,
  postponeUpdate: false,
  connectAccount: false,
  finishAccount: false,
  startPractice: false,
  loadOnboarding: false,
  keepOnboarding: false,
  renameAccount: false,
  chooseSender: false,
  changeSignOff: false,
  activateAccount: false,
  refreshAccount: false,
  replaceKey: false,
  removeAccount: false,
  listPrices: false,
  listContacts: false,
  getContact: false,
  saveContact: 'now',
  deleteContact: 'now',
  deleteContacts: 'now',
  restoreContact: 'now',
  eraseContact: 'now',
  listContactMessages: false,
  mergeContacts: 'now',
  undoMerge: 'now',
  suggestRecipients: false,
  listTags: false,
  changeTags: 'now',
  renameTag: 'now',
  deleteTag: 'now',
  listSavedSearches: false,
  saveSearch: 'now',
  deleteSavedSearch: 'now',
  listFields: false,
  addField: 'now',
  renameField: 'now',
  deleteField: 'now',
  listOptOuts: false,
  addOptOut: 'now',
  liftOptOut: 'now',
  listOptOutLifts: false,
  findOptOuts: false,
  importOptOuts: 'now',
  chooseImportFile: false,
  openDroppedImport: false,
  openPastedImport: false,
  changeImportReading: false,
  checkImport: false,
  listImportRows: false,
  runImport: 'later',
  undoImport: 'later',
  cancelImport: false,
  saveRejectedRows: false,
  listImports: false,
  exportContacts: false,
  cancelExport: false,
  saveOptOuts: false,
  listTemplates: false,
  saveTemplate: 'now',
  deleteTemplate: 'now',
  restoreTemplate: 'now',
  mergeText: false,
  exportTemplates: false,
  openTemplateImport: false,
  runTemplateImport: 'now',
  newBatch: 'later',
  listBatches: false,
  getBatch: false,
  changeBatch: 'later',
  deleteBatch: 'later',
  pasteBatchList: 'later',
  chooseBatchFile: 'later',
  chooseNumberColumn: 'later',
  listBatchRecipients: false,
  reviewBatch: false,
  listLeftOut: false,
  confirmBatch: 'later',
  repeatBatch: 'later',
  sendBatchNow: 'later',
  reopenBatch: 'later',
  changeBatchRepeat: 'later',
  sendBatchRepeatNow: 'later',
  deleteBatchRepeat: 'later',
  pauseBatch: 'later',
  resumeBatch: 'later',
  cancelBatch: 'later',
  listBatchMessages: false,
  previewSchedule: false,
  scheduleSms: 'now',
  listScheduled: false,
  changeScheduled: 'now',
  sendScheduledNow: 'now',
  changeSchedule: 'now',
  sendScheduleNow: 'now',
  deleteSchedule: 'now',
  listUnsettled: false,
  getSpending: false,
  saveSpending: false,
  savePicture: false,
  listBudgets: false,
  setBudget: 'now',
  liftBudget: 'now',
  listBalances: false,
  loadDraft: false,
  saveDraft: 'now',
  loadDisplaced: false,
  saveDisplaced: 'now',
  sendSms: 'now',
  undoSend: 'now',
  answerHeld: 'now',
  setSendingPaused: 'now',
  listMessages: false,
  listHistory: false,
  countHistory: false,
  findHistoryTime: false,
  findHistoryMessage: false,
  listConversation: false,
  getMessageDetails: false,
  listHistoryChoices: false,
  exportHistory: false,
  cancelHistoryExport: false,
  previewRetention: false,
  deleteMessages: 'later',
  resendMessage: 'now',
  settleMessage: 'now',
  copyText: false,
  answerOffer: false,
  listBackups: false,
  saveBackup: false,
  chooseBackup: false,
  unlockBackup: false,
  openKeptBackup: false,
  cancelBackup: false,
  restoreBackup: false,
  readDiagnostics: false,
  copyDiagnostics: false,
  saveDiagnostics: false,
  restartProgram: false,
  openLogFolder: false,
  hideWindow: false,
  windowReady: false,
  keepWindowOpen: false,
  stayOpen: false,
  openDesk: false,
  compose: false,
};

/** Whether a channel's handler writes to the database as soon as it is called. */
export function writesToDatabase(name: ChannelName): boolean {
  return writing[name] === 'now';
}

/** What is typed is kept as long as it can be, whatever else is wrong. */
const keptAlways: ReadonlySet<ChannelName> = new Set(['saveDraft', 'saveDisplaced']);

/** Whether a channel's handler sends or changes anything, but for drafts: refused in a damaged database. */
export function changesDatabase(name: ChannelName): boolean {
  return writesAnything(name) && !keptAlways.has(name);
}

const accountChanges: ReadonlySet<ChannelName> = new Set([
  'connectAccount',
  'finishAccount',
  'startPractice',
  'renameAccount',
  'chooseSender',
  'changeSignOff',
  'activateAccount',
  'replaceKey',
  'removeAccount',
]);

/**
 * Whether a channel's handler changes accounts or begins to: refused where the settings are not ours any
 * more, since it would be forgotten with the program, and a key would stay in the keychain.
 */
export function changesAccounts(name: ChannelName): boolean {
  return accountChanges.has(name);
}

/** Whether a channel's handler writes to the database at all: refused where that is not ours any more. */
export function writesAnything(name: ChannelName): boolean {
  return writing[name] !== false;
}

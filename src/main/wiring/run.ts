import { app, nativeTheme, powerMonitor } from 'electron';
import type { TFunction } from 'i18next';
import type { ChannelName } from '#shared/contract/channels';
import type { Platform } from '#shared/contract/snapshot';
import { contactName } from '#shared/domain/contact';
import { asDraftRecipient } from '#shared/domain/draft';
import { formatPhone } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';
import { assertNever, err } from '#shared/result';
import { createUpkeep } from '../contacts/upkeep';
import { dispatch, type Handlers } from '../ipc/dispatch';
import { accountHandlers } from '../ipc/handlers/account-handlers';
import { batchHandlers } from '../ipc/handlers/batch-handlers';
import { contactHandlers } from '../ipc/handlers/contact-handlers';
import { historyHandlers } from '../ipc/handlers/history-handlers';
import { keepingHandlers } from '../ipc/handlers/keeping-handlers';
import { importHandlers } from '../ipc/handlers/import-handlers';
import { messageHandlers } from '../ipc/handlers/message-handlers';
import { scheduleHandlers } from '../ipc/handlers/schedule-handlers';
import { spendingHandlers } from '../ipc/handlers/spending-handlers';
import { settingsHandlers } from '../ipc/handlers/settings-handlers';
import { templateHandlers } from '../ipc/handlers/template-handlers';
import { updateHandlers } from '../ipc/handlers/update-handlers';
import { windowHandlers } from '../ipc/handlers/window-handlers';
import { changesDatabase, writesToDatabase } from '../ipc/writing-channels';
import { createNotices } from '../notices/notices';
import { createUnseen } from '../notices/unseen';
import { systemClock } from '../outbox/system-clock';
import { budgetErrors } from '../spending/budget-errors';
import { createSettings } from '../settings/settings';
import { installAppMenu } from '../shell/app-menu';
import type { CommandLine, StartRequest } from '../shell/command-line';
import { firstStart } from '../shell/command-line';
import { createFileDialogs } from '../shell/file-dialogs';
import { createTranslator } from '../shell/i18n';
import { createQuit } from '../shell/quit';
import { onLongSleep, onWake } from '../shell/wake';
import { relaunch } from '../shell/relaunch';
import { dataFolderProblem } from '../storage/storage-problem';
import { lazyBackups } from './backup-room';
import { coalesce } from './coalesce';
import { createDamageWatch } from './damage';
import { createDesktop } from './desktop';
import type { Ground } from './ground';
import type { Pages } from './pages';
import { refuse } from './refuse';
import { openRegistrations } from './registrations';
import { paced } from './paced';
import { turn } from './turn';
import { openRooms } from './rooms';
import { outboxState, takeSnapshot } from './snapshot';
import { openUpdates } from './updates';
import { startJob } from './worker-thread';

export interface Start {
  /** The windows, opened already. */
  readonly pages: Pages;
  readonly commandLine: CommandLine;
  readonly platform: Platform;
  /** Gives the requests of later starts, those that came before included. */
  readonly onRequests: (act: (request: StartRequest) => void) => void;
}

const outboxStopMs = 5_000;
/** What the quick window asks for until it is warm; none of it changes the settings. */
const askedByStart: ReadonlySet<ChannelName> = new Set([
  'getSnapshot',
  'windowReady',
  'loadDraft',
  'loadDisplaced',
  'listPrices',
]);
/** Work on many contacts changes them hundreds of times. */
const contactsToldMs = 250;
/** What makes searches quick waits until the window that they come from is shown. */
const warmUpDelayMs = 300;
/**
 * What only sums up, badges and the tray, waits until a message is through: its work would stand
 * between the message and its next step. Measured in `test/bench`.
 */
const afterSendMs = 50;
/** The backup waits until the start has long been over; a look at a file that was left open does not. */
const backupDelayMs = 60_000;
const lookDelayMs = 5_000;

/** Puts the program together behind its pages; where that cannot be done, says why and ends. */
export async function run(start: Start, ground: Ground): Promise<void> {
  const { log, dataDir, language } = ground;
  let assembled: ReturnType<typeof assemble>;
  try {
    assembled = assemble(start, ground);
    for (const notice of ground.notices) assembled.notices.add(notice);
    // The page waits for its first answer, and does not wait for the rest.
    await turn();
    assembled.begin();
    await start.pages.windows.quick.warm;
    sayReady();
    await ground.prepareChanges();
  } catch (error) {
    // Otherwise the program would go on without a window, a tray or a word.
    log.error('not started', error);
    await refuse(explained(error), language(), dataDir);
    return;
  }
  await assembled.settle();
}

function assemble(start: Start, ground: Ground) {
  const { log, logFile, profile, database, dataDir, wasLeftOpen } = ground;
  const translate = (): TFunction => createTranslator(ground.language());
  const { platform, commandLine, pages } = start;
  const { windows } = pages;
  const showAppMenu = (): void => {
    installAppMenu(platform, {
      label: () => translate()('tray.quit', { ns: 'shell' }),
      quit: () => {
        void quit();
      },
    });
  };
  showAppMenu();

  // Once the quit has begun, what these would read and write is being closed.
  let isQuitting = false;
  const tellSnapshot = coalesce(() => {
    if (isQuitting) return;
    windows.broadcast('snapshotChanged', snapshot());
    updates.busyChanged();
    updateTraySoon();
  });
  const tellSnapshotSoon = coalesce(tellSnapshot, afterSendMs);
  const updateTraySoon = coalesce(() => {
    if (!isQuitting) desktop.updateTray();
  }, afterSendMs);
  const notices = createNotices(tellSnapshot);
  const damage = createDamageWatch({ dataDir, log, onFound: stopForDamage });
  const explain = (thrown: unknown): AppError => {
    damage.look(thrown);
    return explained(thrown);
  };
  const unseen = createUnseen(() => windows.isInUse());
  const rooms = openRooms({
    version: app.getVersion(),
    log,
    database,
    profile,
    language: ground.language,
    dataDir,
    startJob,
    onImportProgress: (progress) => {
      windows.broadcast('importProgress', progress);
    },
    onExportProgress: (progress) => {
      windows.broadcast('exportProgress', progress);
    },
    // Not the pages' session, whose proxy leads nowhere.
    resolveProxy: (url) => app.resolveProxy(url),
    onContactsChange: paced(
      () => {
        windows.broadcast('contactsChanged', {});
      },
      contactsToldMs,
      systemClock.after,
    ),
    onTemplatesChange: () => {
      windows.broadcast('templatesChanged', {});
    },
    onBatchesChange: (batches) => {
      windows.broadcast('batchesChanged', { batches });
      desktop.batchesChanged(batches);
    },
    onSchedulesChange: () => {
      windows.broadcast('scheduleChanged', {});
      tellSnapshotSoon();
    },
    onNotice: (notice) => {
      notices.add(notice);
    },
    onMissed: ({ recipientName, recipient }, count) => {
      const params = { recipient: recipientName ?? formatPhone(recipient), count };
      notices.add(appError('schedule-missed', { params }));
    },
    onErased: (person) => {
      windows.broadcast('personErased', person);
    },
    onMessagesDeleted: (messageIds) => {
      windows.broadcast('messagesDeleted', { messageIds });
    },
    onMessagesBlanked: (messages) => {
      windows.broadcast('messagesChanged', { messages });
    },
    onAccountsChange: tellSnapshot,
    onMessagesChange: (messages) => {
      unseen.messagesChanged(messages);
      windows.broadcast('messagesChanged', { messages });
      desktop.notifier.messagesChanged(messages);
      tellSnapshotSoon();
    },
    onBudgetNews: (news) => {
      for (const error of budgetErrors(news, ground.language())) notices.add(error);
    },
    onStoreFailure: (error) => {
      log.error('not stored', error);
      notices.add(explain(error));
    },
  });

  function setPaused(paused: boolean): void {
    try {
      rooms.outbox.setPaused(paused);
    } finally {
      // A pause that cannot be stored holds all the same.
      tellSnapshot();
    }
  }

  const desktop = createDesktop({
    platform,
    pages,
    log,
    logFile,
    translate,
    outboxState: () => outboxState(rooms, unseen),
    recentRecipients: () => rooms.contactRooms.contacts.recentRecipients(5).map(asDraftRecipient),
    setPaused: (paused) => {
      void rooms.gate.whenOpen().then(() => {
        try {
          setPaused(paused);
        } catch (error) {
          log.error('pause not stored', error);
          notices.add(explain(error));
        }
      });
    },
    settings: () => profile.get().settings,
    recipient: (e164) => {
      const contact = rooms.contactRooms.contacts.byNumber(e164);
      return contact === null
        ? { e164, contactId: null, name: null }
        : { e164, contactId: contact.id, name: contactName(contact) };
    },
    hasAccount: () => rooms.accounts.list().length > 0,
    notify: (notice) => {
      notices.add(notice);
    },
    quit: () => {
      void quit();
    },
  });

  const { loginItem, linkHandlers } = openRegistrations(platform, commandLine.dataDir);
  const settings = createSettings(
    profile,
    {
      setLoginItem: (on) => Promise.resolve(loginItem.set(on)),
      setTelLinks: (on) => Promise.resolve(linkHandlers.set('tel', on)),
    },
    (now, before) => {
      if (now.theme !== before.theme) nativeTheme.themeSource = now.theme;
      if (now.language !== before.language) {
        rooms.upkeep.run();
        showAppMenu();
      }
      tellSnapshot();
    },
  );

  rooms.gate.onOpen(() => {
    updates.busyChanged();
  });

  function snapshot() {
    return takeSnapshot({
      version: app.getVersion(),
      logFile,
      platform,
      language: ground.language,
      profile,
      rooms,
      outbox: outboxState(rooms, unseen),
      shortcut: { state: () => desktop.shortcut.state() },
      notices,
      updates: updates.view(),
    });
  }

  const updates = openUpdates({
    platform,
    profile,
    log,
    dataDir: commandLine.dataDir,
    isBusy: () => {
      const { sending, queued, paused } = rooms.outbox.state();
      // An import that is being written holds the gate.
      return sending > 0 || (queued > 0 && !paused) || !rooms.gate.isOpen();
    },
    quit: () => quit(),
    onChange: tellSnapshot,
    onReady: desktop.tellUpdateReady,
  });

  const backups = lazyBackups({
    version: app.getVersion(),
    dataDir,
    databaseFile: database.file,
    profile,
    startJob,
    onProgress: (share) => {
      windows.broadcast('backupProgress', { share });
    },
  });
  const dialogs = createFileDialogs();
  const handlers: Handlers = {
    ...settingsHandlers({
      snapshot,
      settings,
      shortcut: desktop.shortcut,
      notices,
      claimSmsLinks: () => linkHandlers.set('sms', true),
    }),
    ...accountHandlers(rooms.accounts),
    ...contactHandlers({ ...rooms.contactRooms, history: rooms.history }),
    ...importHandlers({
      ...rooms.importRooms,
      optOuts: rooms.contactRooms.optOuts,
      dialogs,
      now: systemClock.now,
      language: ground.language,
    }),
    ...batchHandlers({
      room: () => rooms.batchRoom.open(),
      whenWritable: () => rooms.gate.whenOpen(),
      dialogs,
      language: ground.language,
    }),
    ...templateHandlers({
      room: rooms.templateRoom,
      whenWritable: () => rooms.gate.whenOpen(),
      dialogs,
      language: ground.language,
    }),
    ...scheduleHandlers({
      room: () => rooms.schedule.room(),
      whenWritable: () => rooms.gate.whenOpen(),
    }),
    ...historyHandlers({ room: rooms.historyRoom }),
    ...spendingHandlers({ ...rooms.spending, dialogs, language: ground.language }),
    ...messageHandlers({ ...rooms, outbox: { ...rooms.outbox, setPaused } }),
    ...windowHandlers(desktop.commands),
    ...updateHandlers(updates),
    ...keepingHandlers({
      backups,
      dialogs,
      language: ground.language,
      now: systemClock.now,
      restart: () => {
        void quit().then((goes) => {
          if (goes) relaunch(app, process.argv, process.env['APPIMAGE']);
        });
      },
    }),
  };
  pages.connect({
    answerer: {
      async answer(name, payload, caller) {
        if (!askedByStart.has(name)) await ground.prepareChanges();
        if (damage.isFound() && changesDatabase(name)) return err(appError('database-corrupt'));
        if (writesToDatabase(name)) await rooms.gate.whenOpen();
        return dispatch(name, payload, caller, handlers, log, explain);
      },
      onStranger: (name) => {
        log.warn('ipc sender refused', { channel: name });
      },
    },
    trayBounds: desktop.trayBounds,
    loadDeskBounds: () => profile.get().deskBounds,
    saveDeskBounds: (deskBounds) => {
      void ground.prepareChanges().then(() => {
        profile.change({ deskBounds });
      });
    },
    onSeen: () => {
      systemClock.after(warmUpDelayMs, () => {
        rooms.contactRooms.search.warmUp();
      });
      if (unseen.count() === 0) return;
      unseen.seen();
      tellSnapshot();
    },
    onDeskClosed: () => {
      void rooms.importRooms.imports.leave();
    },
    onCrash: (page, reason) => {
      log.warn('page gone', { page, reason });
    },
  });

  const quit = createQuit({
    app,
    mayQuit: () => windows.desk.tryToClose(),
    steps: [
      // First of all: whatever else is to be written would wait for it.
      { name: 'imports', run: () => rooms.importRooms.stop(), limitMs: 2_000 },
      { name: 'drafts', run: () => windows.quick.flush(), limitMs: 1_000 },
      { name: 'outbox', run: () => rooms.outbox.stop(outboxStopMs), limitMs: outboxStopMs + 1_000 },
      {
        name: 'desktop',
        run: () => {
          isQuitting = true;
          desktop.destroy();
        },
        limitMs: 1_000,
      },
      { name: 'rooms', run: () => rooms.close(), limitMs: 2_000 },
      // Whatever the new version does to the files of this one, this one is done with them.
      { name: 'update', run: () => updates.install(), limitMs: 30_000, mayQuit: true },
    ],
    after: systemClock.after,
    onProblem: (step, problem) => {
      log.error('quit step failed', problem, { step });
    },
  });

  function begin(): void {
    app.on('window-all-closed', () => undefined);
    desktop.hideFromDock();
    desktop.showTray();
    desktop.shortcut.start(profile.get().settings.shortcut);
    onLongSleep(powerMonitor, systemClock.now, () => {
      void rooms.gate.whenOpen().then(() => rooms.batchRoom.slept());
    });
    onWake(powerMonitor, () => {
      rooms.schedule.woke();
    });
    start.onRequests(desktop.act);
    firstStart(commandLine, {
      hasAccount: rooms.accounts.list().length > 0,
      atLogin: platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin,
    }).forEach(desktop.act);
  }

  /** What the start does not wait for. */
  async function settle(): Promise<void> {
    log.info('ready', { version: app.getVersion() });
    rooms.schedule.start();
    rooms.importRooms.sweep((error) => {
      log.error('import leftovers not removed', error);
    });
    rooms.upkeep.start();
    learnLoginItem();
    await rooms.accounts.sweepUnclaimedKeys();
    keeping.start();
    updates.start();
  }

  /** The settings show what the desktop does, whoever has changed it. */
  function learnLoginItem(): void {
    try {
      const launchAtLogin = loginItem.check();
      const { settings: now } = profile.get();
      if (launchAtLogin === now.launchAtLogin) return;
      profile.change({ settings: { ...now, launchAtLogin } });
      tellSnapshot();
    } catch (error) {
      log.error('login item not checked', error);
    }
  }

  // Each day: whoever opted out since the last backup would be forgotten with the database.
  const keeping = createUpkeep({
    tidy: keepBackup,
    after: systemClock.after,
    firstAfterMs: wasLeftOpen ? lookDelayMs : backupDelayMs,
    onFailure: (error) => {
      log.error('not backed up', error);
      notices.add(explain(error));
    },
  });

  let isLookDue = wasLeftOpen;
  async function keepBackup(): Promise<void> {
    if (isQuitting || damage.isFound()) return;
    const now = systemClock.now();
    const input = { dir: dataDir, databaseFile: database.file, now, look: isLookDue };
    const kept = await startJob('database-keep', input).done;
    switch (kept.kind) {
      case 'sound':
        isLookDue = false;
        return;
      case 'damaged':
        damage.found();
        return;
      case 'failed':
        notices.add(
          appError(kept.error.code === 'disk-full' ? 'backup-not-made' : kept.error.code),
        );
        return;
      default:
        assertNever(kept);
    }
  }

  /** Whatever a damaged file says of what was sent already is not to be relied on. */
  function stopForDamage(): void {
    void rooms.outbox.stop();
    void rooms.schedule.stop();
    notices.add(appError('database-corrupt'));
    desktop.tellDamage();
  }

  return { begin, settle, notices };
}

/** For whoever measures the start, see `test/bench`. */
function sayReady(): void {
  if (process.env['QUICKSEND_READY_SIGNAL'] === undefined) return;
  process.stdout.write('quicksend: ready\n');
}

/** What to tell the user of an exception. */
function explained(thrown: unknown): AppError {
  return dataFolderProblem(thrown) ?? appError('internal');
}

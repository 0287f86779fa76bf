import { app, Menu, nativeTheme, powerMonitor } from 'electron';
import type { TFunction } from 'i18next';
import type { Platform } from '#shared/contract/snapshot';
import { contactName } from '#shared/domain/contact';
import { asDraftRecipient } from '#shared/domain/draft';
import { appError, type AppError } from '#shared/errors';
import { createNotices } from '../notices/notices';
import { createUnseen } from '../notices/unseen';
import { systemClock } from '../outbox/system-clock';
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
import { createAnswerer } from './answerer';
import { channelHandlers } from './channel-handlers';
import { coalesce } from './coalesce';
import { watchDatabase } from './database-watch';
import { createDesktop } from './desktop';
import { watchFolder } from './folder-watch';
import type { Ground } from './ground';
import { inMemoryOnce } from '../settings/in-memory-once';
import type { Pages } from './pages';
import { refuse } from './refuse';
import { quitSteps } from './quit-steps';
import { openRegistrations } from './registrations';
import { turn } from './turn';
import { roomNews } from './room-news';
import { openRooms } from './rooms';
import { settle } from './settle';
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

/** What makes searches quick waits until the window that they come from is shown. */
const warmUpDelayMs = 300;
/**
 * What only sums up, badges and the tray, waits until a message is through: its work would stand
 * between the message and its next step. Measured in `test/bench`.
 */
const afterSendMs = 50;

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
  const { log, logFile, database, dataDir } = ground;
  const translate = (): TFunction => createTranslator(ground.language());
  const { platform, commandLine, pages } = start;
  const { windows } = pages;
  const showAppMenu = (): void => {
    installAppMenu(platform, Menu, {
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
  const { damage, keeping } = watchDatabase({
    dataDir,
    databaseFile: database.file,
    wasLeftOpen: ground.wasLeftOpen,
    log,
    startJob,
    isQuitting: () => isQuitting,
    explain: (thrown) => explain(thrown),
    notify: (notice) => {
      notices.add(notice);
    },
    onDamage: () => {
      stopSending(appError('database-corrupt'));
    },
  });
  const folder = watchFolder({
    lock: ground.folderLock,
    databaseFile: database.file,
    clock: systemClock,
    log,
    onLost: stopSending,
    onBack: () => {
      rooms.outbox.wake();
      rooms.schedule.woke();
    },
  });
  const isFolderTaken = (): boolean => folder.lost()?.code === 'data-folder-taken';
  // The settings on the disk are another computer's then.
  const profile = inMemoryOnce(isFolderTaken, ground.profile);
  const explain = (thrown: unknown): AppError => {
    if (damage.look(thrown)) return appError('database-corrupt');
    const problem = explained(thrown);
    if (problem.code === 'data-folder-gone') folder.look();
    return problem;
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
    isFolderOurs: () => folder.isOurs(),
    // Not the pages' session, whose proxy leads nowhere.
    resolveProxy: (url) => app.resolveProxy(url),
    ...roomNews({
      windows,
      unseen,
      language: ground.language,
      desktop: () => desktop,
      notify: (notice) => {
        notices.add(notice);
      },
      tellSnapshot,
      tellSnapshotSoon,
    }),
    onStoreFailure: (error) => {
      log.error('not stored', error);
      const problem = explain(error);
      // By then a message may have been accepted: “nothing was sent” would be wrong.
      notices.add(problem.code === 'disk-full' ? appError('disk-full-while-sending') : problem);
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
      if (now.textMonths !== before.textMonths) rooms.upkeep.run();
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
  const handlers = channelHandlers({
    rooms,
    dialogs: createFileDialogs(),
    language: ground.language,
    settings: {
      snapshot,
      settings,
      shortcut: desktop.shortcut,
      notices,
      claimSmsLinks: () => linkHandlers.set('sms', true),
    },
    windows: desktop.commands,
    updates,
    keeping: {
      backups: backups.get,
      report: async () => {
        const { reportOf } = await import('./report');
        const kept = await backups.get();
        return reportOf({
          snapshot: snapshot(),
          database,
          listBackups: () => kept.list().backups,
          isDamaged: damage.isFound(),
          hasTray: desktop.hasTray(),
          logFile,
        });
      },
      copy: (text) => {
        desktop.commands.copy(text);
      },
      restart: async () => {
        const doesQuit = await quit();
        if (doesQuit) relaunch(app, process.argv, process.env['APPIMAGE']);
        return doesQuit;
      },
    },
    setPaused,
  });
  pages.connect({
    answerer: createAnswerer({ ground, gate: rooms.gate, damage, folder, handlers, explain }),
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
      void backups.ifUsed((used) => used.leave());
    },
    onCrash: (page, reason) => {
      log.warn('page gone', { page, reason });
    },
  });

  const quit = createQuit({
    app,
    mayQuit: () => windows.desk.tryToClose(),
    steps: quitSteps({
      rooms,
      quick: windows.quick,
      updates,
      cancelBackups: () => backups.ifUsed((used) => used.cancel()),
      folderLock: ground.folderLock,
      isFolderTaken,
      leaveDesktop: () => {
        isQuitting = true;
        folder.stop();
        desktop.destroy();
      },
    }),
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
      // First: another computer may have taken the folder over meanwhile.
      folder.woke();
      if (folder.lost() === null) rooms.schedule.woke();
    });
    start.onRequests(desktop.act);
    firstStart(commandLine, {
      hasAccount: rooms.accounts.list().length > 0,
      atLogin: platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin,
    }).forEach(desktop.act);
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

  /** Whatever a damaged file, or one that is not ours any more, says of what was sent is not to be relied on. */
  function stopSending(why: AppError): void {
    void rooms.outbox.stop();
    void rooms.schedule.stop();
    void rooms.upkeep.stop();
    void keeping.stop();
    rooms.spending.stop();
    notices.add(why);
    desktop.tellStopped(why);
  }

  return {
    begin,
    settle: () => {
      log.info('ready', { version: app.getVersion() });
      return settle({ dataDir, log, folder, rooms, keeping, updates, learnLoginItem });
    },
    notices,
  };
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

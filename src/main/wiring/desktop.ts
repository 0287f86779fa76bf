import { app, clipboard, globalShortcut, shell } from 'electron';
import type { TFunction } from 'i18next';
import { dirname } from 'node:path';
import type { Navigation } from '#shared/contract/events';
import type { DeskRoom, OutboxState, Platform } from '#shared/contract/snapshot';
import type { DraftRecipient } from '#shared/domain/draft';
import type { CountryCode, E164 } from '#shared/domain/phone';
import type { Settings } from '#shared/domain/settings';
import { appError, type AppError } from '#shared/errors';
import { assertNever, err, ok } from '#shared/result';
import type { WindowCommands } from '../ipc/handlers/window-handlers';
import type { Log } from '../log/log';
import { systemClock } from '../outbox/system-clock';
import { createBatchPauses } from '../shell/batch-pauses';
import { createClipboardOffer } from '../shell/clipboard-offer';
import type { StartRequest } from '../shell/command-line';
import { createNoticeBoard } from '../shell/desktop-notice';
import { createNotifier } from '../shell/notifications';
import { createShortcut } from '../shell/shortcut';
import { openedLink } from '../shell/opened-link';
import { createToldNotices } from '../shell/told-notices';
import { createTray, type TrayIcon } from '../shell/tray';
import type { TrayAction, TrayModel } from '../shell/tray-menu';
import type { Pages } from './pages';

export interface DesktopParts {
  readonly platform: Platform;
  readonly pages: Pages;
  readonly log: Log;
  readonly logFile: string;
  readonly translate: () => TFunction;
  readonly outboxState: () => OutboxState;
  readonly recentRecipients: () => readonly DraftRecipient[];
  readonly setPaused: (paused: boolean) => void;
  readonly settings: () => Settings;
  /** A number as a recipient, with its contact where it has one. */
  readonly recipient: (e164: E164) => DraftRecipient;
  readonly hasAccount: () => boolean;
  /** Tells the user something in the windows. */
  readonly notify: (notice: AppError) => void;
  readonly quit: () => void;
}

/** To read the clipboard holds main up, which the first frame of a window that is shown waits for. */
const untilPaintedMs = 50;

/** Puts tray, shortcut and notifications around the windows. */
export function createDesktop(parts: DesktopParts) {
  const { platform, pages, log } = parts;
  const { windows } = pages;
  const { quick, desk } = windows;

  /** The room that fits: without an account there is nothing to do but onboarding. */
  function openDesk(room: DeskRoom, messageId?: string): void {
    desk.open(parts.hasAccount() ? room : 'onboarding', messageId);
  }

  const trayModel = (): TrayModel => ({
    outbox: parts.outboxState(),
    recentRecipients: parts.recentRecipients(),
  });

  function onTrayAction(action: TrayAction): void {
    switch (action.kind) {
      case 'quick-send':
        quick.navigate({ to: 'compose', recipients: [], text: null });
        return;
      case 'text':
        quick.navigate({ to: 'compose', recipients: [action.recipient], text: null });
        return;
      case 'open':
        // What only the user can settle is what asks for attention.
        openDesk(parts.outboxState().unsettled > 0 ? 'unknowns' : 'history');
        return;
      case 'set-paused':
        parts.setPaused(action.paused);
        return;
      case 'settings':
        openDesk('settings');
        return;
      case 'quit':
        parts.quit();
        return;
      default:
        assertNever(action);
    }
  }

  let tray: TrayIcon | null = null;

  const defaultCountry = (): CountryCode => parts.settings().defaultCountry as CountryCode;
  const clipboardOffer = createClipboardOffer({
    readText: async () => await clipboard.readText(),
    isOn: () => parts.settings().offerClipboard,
    defaultCountry,
    recipient: parts.recipient,
    offer: (recipient) => {
      quick.send('recipientOffered', { recipient });
    },
  });

  async function offerFromClipboard(): Promise<void> {
    try {
      await clipboardOffer.look();
    } catch (error) {
      log.warn('clipboard not read', { error: error instanceof Error ? error.name : 'unknown' });
    }
  }

  /** By the shortcut, or by a command that the desktop's own shortcut starts. */
  function toggleByKey(): void {
    if (!quick.toggle('key')) return;
    quick.whenFocused(() => {
      systemClock.after(untilPaintedMs, () => {
        if (quick.isVisible()) void offerFromClipboard();
      });
    });
  }

  const shortcut = createShortcut({
    port: {
      register: (accelerator, onPressed) => globalShortcut.register(accelerator, onPressed),
      unregister: (accelerator) => {
        globalShortcut.unregister(accelerator);
      },
    },
    platform,
    onPressed: toggleByKey,
    onRehearsed: () => {
      desk.send('shortcutPressed', {});
      return desk.isOpen();
    },
  });

  const show = createNoticeBoard(pages.icon);
  const notifier = createNotifier({
    show,
    after: systemClock.after,
    isInUse: () => windows.isInUse(),
    translate: parts.translate,
    navigate: (target: Navigation) => {
      quick.navigate(target);
    },
  });

  const batchesChanged = createBatchPauses({
    show,
    translate: parts.translate,
    open: () => {
      openDesk('batches');
    },
    sinceAt: systemClock.now(),
  });

  const commands: WindowCommands = {
    hide: (role) => {
      if (role === 'quick') quick.hide();
      else desk.close();
    },
    markReady: (role) => {
      if (role === 'quick') {
        quick.markReady();
        return;
      }
      // A fresh page rehearses nothing; the one before may have gone without ending it.
      shortcut.rehearse(false);
      desk.markReady();
    },
    setKeepOpen: (role, on) => {
      if (role === 'quick') quick.setKeepOpen(on);
    },
    stay: () => {
      desk.stay();
    },
    openDesk,
    navigateQuick: (navigation) => {
      quick.navigate(navigation);
    },
    copy: (text) => {
      void clipboard.writeText(text);
    },
    answerOffer: () => {
      clipboardOffer.answered();
    },
    openLogFolder: async () => {
      const folder = dirname(parts.logFile);
      const problem = await shell.openPath(folder);
      return problem === '' ? ok(null) : err(appError('folder-not-opened', { params: { folder } }));
    },
  };

  return {
    hasTray: () => tray !== null,
    trayBounds: () => tray?.bounds() ?? null,
    shortcut,
    notifier,
    batchesChanged,
    commands,
    openDesk,
    ...createToldNotices({ show, translate: parts.translate, openDesk }),
    updateTray: () => tray?.update(trayModel(), parts.translate()),
    /** Does what a start of the program, the first or a later one, asks for. */
    act: (request: StartRequest) => {
      switch (request.kind) {
        case 'quit':
          parts.quit();
          return;
        case 'link':
          openLink(request.link);
          return;
        case 'long-link':
          parts.notify(appError('link-too-long'));
          quick.navigate({ to: 'compose', recipients: [], text: null });
          return;
        case 'compose':
          quick.navigate({ to: 'compose', recipients: [], text: null });
          return;
        case 'toggle':
          toggleByKey();
          return;
        case 'open':
          openDesk('history');
          return;
        case 'nothing':
          return;
        default:
          assertNever(request);
      }
    },
    destroy: () => {
      notifier.stop();
      shortcut.stop();
      tray?.destroy();
      windows.destroy();
    },
    /** Puts the icon into the tray. */
    showTray: () => {
      tray = createTray(
        {
          platform,
          resourcesDir: pages.paths.resourcesDir,
          currentDesktop: process.env['XDG_CURRENT_DESKTOP'] ?? '',
          onClick: () => {
            quick.toggle('tray');
          },
          onAction: onTrayAction,
        },
        trayModel(),
        parts.translate(),
      );
      if (tray === null) log.warn('no tray');
    },
    /** macOS shows an icon in the Dock only while the desk window is open. */
    hideFromDock: () => {
      if (platform === 'darwin') app.setActivationPolicy('accessory');
    },
  };

  function openLink(link: string): void {
    const { navigation, notices } = openedLink(link, {
      defaultCountry: defaultCountry(),
      telLinks: parts.settings().telLinks,
      recipient: parts.recipient,
    });
    for (const notice of notices) {
      log.warn('link not taken over whole', { code: notice.code });
      parts.notify(notice);
    }
    quick.navigate(navigation);
  }
}

import { app, session } from 'electron';
import { join } from 'node:path';
import type { Platform } from '#shared/contract/snapshot';
import type { Bounds } from '#shared/domain/settings';
import { systemClock } from '../outbox/system-clock';
import { registerIpc, type Answerer } from '../ipc/register';
import { createDeskWindow } from '../shell/desk-window';
import { hardenSession, refuseOutside } from '../shell/hardening';
import { appPaths, type AppPaths } from '../shell/paths';
import { serveRenderer } from '../shell/protocol';
import { createQuickWindow } from '../shell/quick-window';
import { isOwnSender } from '../shell/sender-check';
import { createWindows, type Windows } from '../shell/windows';

const quickSize = { width: 440, height: 560 };

/** What the windows learn only when the rest of the program has been put together. */
export interface PageHost {
  readonly answerer: Answerer;
  readonly trayBounds: () => Bounds | null;
  readonly loadDeskBounds: () => Bounds | null;
  readonly saveDeskBounds: (bounds: Bounds) => void;
  /** A window of ours has come in front of the user. */
  readonly onSeen: () => void;
  readonly onDeskClosed: () => void;
  readonly onCrash: (page: 'quick' | 'desk', reason: string) => void;
}

export interface Pages {
  /** Resolves when the quick window's page has all that it starts with. */
  readonly served: Promise<void>;
  readonly windows: Windows;
  readonly paths: AppPaths;
  readonly icon: string;
  /** Lets the pages' calls through; once. */
  readonly connect: (host: PageHost) => void;
}

/**
 * Opens the quick window, hidden, before anything else is loaded: its page starts in a process of
 * its own while main opens the database. Measured in `npm run bench`.
 */
export function openPages(platform: Platform): Pages {
  const paths = appPaths(app.getAppPath());
  const own = session.defaultSession;
  const icon = join(paths.resourcesDir, 'icon.png');
  let host: PageHost | null = null;
  let connected: (answerer: Answerer) => void = () => undefined;

  hardenSession(own);
  const served = serveRenderer(own, paths.rendererDir).then(() => {
    refuseOutside(own);
  });
  registerIpc(
    new Promise<Answerer>((resolve) => {
      connected = resolve;
    }),
    (event) => {
      const role = isOwnSender(event.senderFrame) ? windows.roleOf(event.sender.id) : null;
      return role === null ? null : { role };
    },
  );

  const common = {
    preload: paths.preload,
    icon,
    platform,
    now: systemClock.now,
    after: systemClock.after,
    onSeen: () => host?.onSeen(),
  };
  const desk = createDeskWindow({
    ...common,
    loadBounds: () => host?.loadDeskBounds() ?? null,
    saveBounds: (bounds) => host?.saveDeskBounds(bounds),
    onClosed: () => host?.onDeskClosed(),
    onCrash: (reason) => host?.onCrash('desk', reason),
  });
  const quick = createQuickWindow({
    ...common,
    size: quickSize,
    trayBounds: () => host?.trayBounds() ?? null,
    otherWindowOpen: () => desk.isOpen(),
    onCrash: (reason) => host?.onCrash('quick', reason),
  });
  const windows = createWindows(quick, desk);

  return {
    served,
    windows,
    paths,
    icon,
    connect: (newHost) => {
      host = newHost;
      connected(newHost.answerer);
    },
  };
}

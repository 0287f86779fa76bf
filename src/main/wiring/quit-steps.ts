import type { QuickWindow } from '../shell/quick-window';
import type { QuitStep } from '../shell/quit';
import type { FolderLock } from '../storage/folder-lock';
import type { Updates } from '../shell/updates/updates';
import type { Rooms } from './rooms';

const outboxStopMs = 5_000;

export interface QuitStepsParts {
  readonly rooms: Pick<Rooms, 'stopExports' | 'outbox' | 'close'>;
  readonly quick: Pick<QuickWindow, 'flush'>;
  readonly updates: Pick<Updates, 'install'>;
  /** Ends what is saved or opened, and removes what was unpacked. */
  readonly cancelBackups: () => Promise<void>;
  readonly folderLock: Pick<FolderLock, 'release'>;
  /** Another computer has taken the data folder over: nothing is to be written into it, not even at the end. */
  readonly isFolderTaken: () => boolean;
  /** From here on nothing is told to windows and tray. */
  readonly leaveDesktop: () => void;
}

/** What is done, in this order, before the program ends. */
export function quitSteps(parts: QuitStepsParts): QuitStep[] {
  const { rooms, quick, updates, cancelBackups, folderLock, isFolderTaken, leaveDesktop } = parts;
  async function closeData(): Promise<void> {
    if (isFolderTaken()) return;
    await rooms.close();
    folderLock.release();
  }
  return [
    // First of all: whatever else is to be written would wait for it.
    { name: 'imports', run: () => rooms.stopExports(), limitMs: 2_000 },
    { name: 'backups', run: cancelBackups, limitMs: 2_000 },
    { name: 'drafts', run: () => quick.flush(), limitMs: 1_000 },
    { name: 'outbox', run: () => rooms.outbox.stop(outboxStopMs), limitMs: outboxStopMs + 1_000 },
    { name: 'desktop', run: leaveDesktop, limitMs: 1_000 },
    { name: 'rooms', run: closeData, limitMs: 2_000 },
    // Whatever the new version does to the files of this one, this one is done with them.
    { name: 'update', run: () => updates.install(), limitMs: 30_000, mayQuit: true },
  ];
}

import type { keepingChannels } from '#shared/contract/keeping-channels';
import { backupExtension } from '#shared/domain/backup';
import type { Language } from '#shared/domain/settings';
import { ok } from '#shared/result';
import type { Backups } from '../../backup/backups';
import type { FileDialogs } from '../../shell/file-dialogs';
import type { Handlers } from '../dispatch';

export interface KeepingHandlerParts {
  /** Loads them at the first call. */
  readonly backups: () => Promise<Backups>;
  readonly dialogs: FileDialogs;
  readonly language: () => Language;
  readonly now: () => number;
  readonly restart: () => void;
}

/** Backups, restoring them, and what support needs to know, over IPC. */
export function keepingHandlers(
  parts: KeepingHandlerParts,
): Pick<Handlers, keyof typeof keepingChannels> {
  const { backups, dialogs } = parts;
  async function say(key: 'fileName' | 'fileKind'): Promise<string> {
    const { createRoomTranslator } = await import('../../shell/room-i18n');
    return createRoomTranslator(parts.language())(`backup.${key}`, { ns: 'keeping' });
  }

  return {
    listBackups: async () => ok((await backups()).list()),
    async saveBackup({ passphrase }) {
      const day = new Date(parts.now()).toISOString().slice(0, 10);
      const kind = { name: await say('fileKind'), extensions: [backupExtension] };
      const path = await dialogs.save(`${await say('fileName')} ${day}.${backupExtension}`, kind);
      return path === null ? ok(null) : (await backups()).save(path, passphrase);
    },
    async chooseBackup() {
      const path = await dialogs.open([
        { name: await say('fileKind'), extensions: [backupExtension] },
        { name: '*', extensions: ['*'] },
      ]);
      return path === null ? ok(null) : (await backups()).open(path);
    },
    unlockBackup: async ({ passphrase }) => (await backups()).unlock(passphrase),
    openKeptBackup: async ({ name }) => (await backups()).openKept(name),
    async cancelBackup() {
      await (await backups()).cancel();
      return ok(null);
    },
    async restoreBackup() {
      const done = await (await backups()).restore();
      if (done.ok) parts.restart();
      return done;
    },
    restartProgram: () => {
      parts.restart();
      return ok(null);
    },
  };
}

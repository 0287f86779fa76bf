import type { keepingChannels } from '#shared/contract/keeping-channels';
import { backupExtension } from '#shared/domain/backup';
import type { Language } from '#shared/domain/settings';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import type { Backups } from '../../backup/backups';
import type { FileDialogs } from '../../shell/file-dialogs';
import type { Handlers } from '../dispatch';

export interface KeepingHandlerParts {
  /** Loads them at the first call. */
  readonly backups: () => Promise<Backups>;
  readonly dialogs: FileDialogs;
  readonly language: () => Language;
  readonly now: () => number;
  /** The report for support; written when it is asked for. */
  readonly report: () => Promise<string>;
  readonly copy: (text: string) => void;
  /** Resolves with false where the user stays, since something is not saved. */
  readonly restart: () => Promise<boolean>;
}

/** Backups, restoring them, and what support needs to know, over IPC. */
export function keepingHandlers(
  parts: KeepingHandlerParts,
): Pick<Handlers, keyof typeof keepingChannels> {
  const { backups, dialogs } = parts;
  async function say(
    key: 'backup.fileName' | 'backup.fileKind' | 'support.fileName',
  ): Promise<string> {
    const { createRoomTranslator } = await import('../../shell/room-i18n');
    return createRoomTranslator(parts.language())(key, { ns: 'keeping' });
  }

  return {
    listBackups: async () => ok((await backups()).list()),
    async saveBackup({ passphrase }) {
      const day = new Date(parts.now()).toISOString().slice(0, 10);
      const kind = { name: await say('backup.fileKind'), extensions: [backupExtension] };
      const path = await dialogs.save(
        `${await say('backup.fileName')} ${day}.${backupExtension}`,
        kind,
      );
      return path === null ? ok(null) : (await backups()).save(path, passphrase);
    },
    async chooseBackup() {
      const path = await dialogs.open([
        { name: await say('backup.fileKind'), extensions: [backupExtension] },
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
      const room = await backups();
      const done = await room.restore();
      if (!done.ok || (await parts.restart())) return done;
      room.takeBack();
      return err(appError('restart-refused'));
    },
    readDiagnostics: async () => ok(await parts.report()),
    async copyDiagnostics() {
      parts.copy(await parts.report());
      return ok(null);
    },
    async saveDiagnostics() {
      const day = new Date(parts.now()).toISOString().slice(0, 10);
      const name = `${await say('support.fileName')} ${day}.txt`;
      const path = await dialogs.save(name, { name: 'TXT', extensions: ['txt'] });
      if (path === null) return ok(null);
      const { saveText } = await import('../../diagnostics/save-text');
      return saveText(path, await parts.report());
    },
    restartProgram: async () => {
      await parts.restart();
      return ok(null);
    },
  };
}

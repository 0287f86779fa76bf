import * as v from 'valibot';
import {
  maxPassphraseLength,
  type KeptBackups,
  type OpenedBackup,
  type SavedBackup,
} from '../domain/backup';
import { channel, nothing } from './channel';

const passphrase = v.pipe(v.string(), v.maxLength(maxPassphraseLength));

/** The calls about backups, restoring them, and what support needs to know. */
export const keepingChannels = {
  /** The backups that the program keeps by itself. */
  listBackups: channel<KeptBackups>()(nothing),
  /** Saves everything but the keys where the desktop's dialog says; `null` where that or it was cancelled. */
  saveBackup: channel<SavedBackup | null>()(v.strictObject({ passphrase: v.nullable(passphrase) })),
  /** Asks for a file and opens it; `null` where that was cancelled. */
  chooseBackup: channel<OpenedBackup | null>()(nothing),
  /** Opens the encrypted file that was chosen last. */
  unlockBackup: channel<OpenedBackup | null>()(v.strictObject({ passphrase })),
  /** Opens one that the program keeps by itself, by its name. */
  openKeptBackup: channel<OpenedBackup | null>()(
    v.strictObject({
      name: v.pipe(v.string(), v.maxLength(100), v.regex(/^quicksend[.-][a-z0-9T-]+\.db$/)),
    }),
  ),
  /** Ends what is under way, and forgets the backup that is open. */
  cancelBackup: channel<null>()(nothing),
  /** Puts the backup that is open in the place of everything here, and restarts. */
  restoreBackup: channel<null>()(nothing),
  /** What support needs to know: no keys, no texts, no names, no numbers. */
  readDiagnostics: channel<string>()(nothing),
  copyDiagnostics: channel<null>()(nothing),
  /** Saves it where the desktop's dialog says; answers the whole path, `null` where that was cancelled. */
  saveDiagnostics: channel<string | null>()(nothing),
  /** Ends the program and starts it again, as after damage or before a restored backup. */
  restartProgram: channel<null>()(nothing),
} as const;

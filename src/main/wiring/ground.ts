import { app, nativeTheme } from 'electron';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { resolveLanguage, type Language } from '#shared/domain/settings';
import { appError, type AppError } from '#shared/errors';
import { err, type Result } from '#shared/result';
import { removeForeignChannels } from '../ipc/register';
import { openLog, type Log } from '../log/log';
import { logSurprises } from '../log/surprises';
import { clockNotice } from '../notices/clock-notice';
import { systemClock } from '../outbox/system-clock';
import { openProfile, type OpenedProfile, type ProfileStore } from '../settings/profile-store';
import type { Database } from '../storage/database';
import { thisHolder } from '../storage/folder-holder';
import { lockFolder, type FolderLock } from '../storage/folder-lock';
import { storageProblem } from '../storage/storage-problem';
import { finishSwap, isSwapDecided, type SwapPlan } from '../storage/swap';
import { openData, type OpenedData } from './open-data';

/** What the whole program stands on. */
export interface Ground {
  readonly dataDir: string;
  readonly log: Log;
  readonly logFile: string;
  readonly profile: ProfileStore;
  /** To be done before the first change of the profile. */
  readonly prepareChanges: () => Promise<void>;
  readonly language: () => Language;
  readonly database: Database;
  readonly folderLock: FolderLock;
  /** The program did not close the database last time. */
  readonly wasLeftOpen: boolean;
  /** What the user should know of how it was opened. */
  readonly notices: readonly AppError[];
}

/** Opens log, settings and database; `null` when that cannot be done: the user was told, the end is near. */
export async function openGround(): Promise<Ground | null> {
  const dataDir = app.getPath('userData');
  let profile: ProfileStore | null = null;
  const logFile = join(dataDir, 'logs', 'quicksend.log');
  const log = openLog(logFile, () => profile?.get().settings.debugLog ?? false, systemClock.after);
  logSurprises(log);
  const language = (): Language =>
    resolveLanguage(
      profile?.get().settings.language ?? 'system',
      app.getPreferredSystemLanguages(),
    );

  let data: Result<OpenedData | null, AppError>;
  let opened: OpenedProfile | null = null;
  let swap: SwapPlan | null = null;
  let folderLock: FolderLock | null = null;
  try {
    const locked = lockFolder(dataDir, thisHolder(systemClock.now()), { hostNow: hostname });
    if (!locked.ok) return await refused(locked.error, language(), dataDir);
    folderLock = locked.value;
    if (isSwapDecided(dataDir)) {
      const { bringLateChanges } = await import('../storage/late-changes');
      bringLateChanges(dataDir);
    }
    // Before anything that it may replace is read.
    swap = finishSwap(dataDir);
    opened = await openProfile(dataDir, usualCountry(), systemClock.now());
    profile = opened.store;
    removeForeignChannels();
    nativeTheme.themeSource = profile.get().settings.theme;
    data = await openData(dataDir, language());
  } catch (error) {
    log.error('data not opened', error);
    data = err(
      storageProblem(error) ?? appError('data-folder-unusable', { params: { folder: dataDir } }),
    );
  }
  if (!data.ok) {
    // Nobody has the folder from here on: another computer need not wait for this one.
    folderLock?.release();
    return refused(data.error, language(), dataDir);
  }
  if (opened === null || data.value === null || folderLock === null) {
    folderLock?.release();
    app.exit(0);
    return null;
  }
  const { store, prepareChanges, notice } = opened;
  const { database, wasLeftOpen } = data.value;
  const clock = clockNotice(systemClock.now(), language());
  const notices = [clock, notice, swap && restored(swap), ...data.value.notices].filter(
    (told) => told !== null,
  );
  const kept = { profile: store, prepareChanges, database, folderLock, wasLeftOpen, notices };
  return { dataDir, log, logFile, language, ...kept };
}

async function refused(error: AppError, language: Language, dataDir: string): Promise<null> {
  const { refuse } = await import('./refuse');
  await refuse(error, language, dataDir);
  return null;
}

/** What is said of a backup that has just been restored, or of a damaged database whose mending was cut short. */
function restored({ asideAs: file }: SwapPlan): AppError {
  const code = file.startsWith('quicksend.damaged') ? 'database-mended' : 'backup-restored';
  return appError(code, { params: { file } });
}

/** The country of the desktop's locale, for a fresh profile. */
function usualCountry(): string {
  const country = app.getLocaleCountryCode();
  return /^[A-Z]{2}$/.test(country) ? country : 'US';
}

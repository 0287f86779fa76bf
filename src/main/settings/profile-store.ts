import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type AppError } from '#shared/errors';
import { readProfile, type Profile } from './profile';
import type { ProfileFile } from './profile-file';
import { copyWhole, takeWholeBeside } from './whole-beside';

/** The settings file: read once at start, written whole and atomically on each change. */
export interface ProfileStore {
  get(): Profile;
  /** Changes parts of the profile; returns the whole. Needs `prepareChanges` before. */
  change(parts: Partial<Profile>): Profile;
}

export interface OpenedProfile {
  readonly store: ProfileStore;
  /** Set when the file was damaged: a copy was kept and the damaged parts took their defaults. */
  readonly notice: AppError | null;
  /** Loads what writes the file, once: the start reads it only, and does not wait for it. */
  readonly prepareChanges: () => Promise<void>;
}

const name = 'settings';

/** Opens `settings.json` in the data folder. `now` names the copy of a damaged file. */
export async function openProfile(
  dataDir: string,
  defaultCountry: string,
  now: number,
): Promise<OpenedProfile> {
  const file = join(dataDir, `${name}.json`);
  const kept = `${name}.damaged-${new Date(now).toISOString().replaceAll(':', '-')}.json`;
  const aside = join(dataDir, kept);
  const read = () =>
    readProfile(existsSync(file) ? readFileSync(file, 'utf8') : null, defaultCountry);
  const first = read();
  // Before `openFile` removes what stands beside the settings.
  const isMended = first.damaged && takeWholeBeside(file, aside);
  const { profile: found, damaged, accountsLost } = isMended ? read() : first;

  let notice: AppError | null = null;
  if (damaged) {
    copyWhole(file, aside);
    const code = accountsLost ? 'accounts-damaged' : 'settings-damaged';
    notice = appError(code, { params: { file: kept } });
  }

  let profile = found;
  let writer: ProfileFile | null = null;
  let opening: Promise<ProfileFile> | null = null;
  async function openFile(): Promise<ProfileFile> {
    const { openProfileFile } = await import('./profile-file');
    writer = openProfileFile(dataDir, name);
    return writer;
  }
  if (damaged) (await (opening = openFile())).replace(profile);

  return {
    notice,
    prepareChanges: async () => {
      await (opening ??= openFile());
    },
    store: {
      get: () => profile,
      change: (parts) => {
        if (writer === null) throw new Error('The settings file is not open for changes');
        writer.change(parts);
        // Only what is on the disk counts: a failed write throws above and changes nothing.
        profile = { ...profile, ...parts };
        return profile;
      },
    },
  };
}

import type { Settings } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import type { ProfileStore } from './profile-store';

/** A change of settings: the parts that change. */
export type SettingsPatch = { readonly [K in keyof Settings]?: Settings[K] | undefined };

/** What the desktop does when the program is to start at login; fails with `login-item-failed`. */
export type SetLoginItem = (on: boolean) => Promise<Result<null, AppError>>;

export interface SettingsUseCases {
  get(): Settings;
  /** Changes settings and what follows from them; nothing is kept of a change that the desktop refuses. */
  change(patch: SettingsPatch): Promise<Result<Settings, AppError>>;
}

/** Makes the use cases of settings. `onChange` is told after each change, with the settings of before. */
export function createSettings(
  profile: ProfileStore,
  setLoginItem: SetLoginItem,
  onChange: (now: Settings, before: Settings) => void,
): SettingsUseCases {
  return {
    get: () => profile.get().settings,
    async change(patch) {
      const wanted = patch.launchAtLogin;
      if (wanted !== undefined && wanted !== profile.get().settings.launchAtLogin) {
        const done = await setLoginItem(wanted);
        if (!done.ok) return done;
      }
      // Read after the wait: another change may have come in between.
      const before = profile.get().settings;
      const changed = Object.fromEntries(
        Object.entries(patch).filter(([, value]) => value !== undefined),
      );
      const { settings } = profile.change({ settings: { ...before, ...changed } });
      onChange(settings, before);
      return ok(settings);
    },
  };
}

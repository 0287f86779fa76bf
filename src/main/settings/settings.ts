import type { Settings } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import type { ProfileStore } from './profile-store';

/** A change of settings: the parts that change. */
export type SettingsPatch = { readonly [K in keyof Settings]?: Settings[K] | undefined };

/** What the desktop has to do for settings; each is asked before anything is kept. */
export interface SettingsDesktop {
  /** Starts the program at login, or not; fails with `login-item-failed` or `disk-full`. */
  setLoginItem(on: boolean): Promise<Result<null, AppError>>;
  /** Has `tel:` links opened by the program, or not; fails with `links-not-registered` or `disk-full`. */
  setTelLinks(on: boolean): Promise<Result<null, AppError>>;
}

export interface SettingsUseCases {
  get(): Settings;
  /** Changes settings and what follows from them; nothing is kept of a change that the desktop refuses. */
  change(patch: SettingsPatch): Promise<Result<Settings, AppError>>;
}

/** Makes the use cases of settings. `onChange` is told after each change, with the settings of before. */
export function createSettings(
  profile: ProfileStore,
  desktop: SettingsDesktop,
  onChange: (now: Settings, before: Settings) => void,
): SettingsUseCases {
  return {
    get: () => profile.get().settings,
    async change(patch) {
      const { launchAtLogin, telLinks } = patch;
      if (launchAtLogin !== undefined && launchAtLogin !== profile.get().settings.launchAtLogin) {
        const done = await desktop.setLoginItem(launchAtLogin);
        if (!done.ok) return done;
      }
      if (telLinks !== undefined && telLinks !== profile.get().settings.telLinks) {
        const done = await desktop.setTelLinks(telLinks);
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

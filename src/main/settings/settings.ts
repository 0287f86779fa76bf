import type { Settings } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import type { ProfileStore } from './profile-store';

/** A change of settings: the parts that change. */
export type SettingsPatch = { readonly [K in keyof Settings]?: Settings[K] | undefined };

/** What the desktop has to do for settings; each is asked before anything is kept. */
export interface SettingsDesktop {
  /** Starts the program at login, or not; fails with `login-item-failed` or `disk-full`. */
  readonly setLoginItem: (on: boolean) => Promise<Result<null, AppError>>;
  /** Has `tel:` links opened by the program, or not; fails with `links-not-registered` or `disk-full`. */
  readonly setTelLinks: (on: boolean) => Promise<Result<null, AppError>>;
}

export interface SettingsUseCases {
  get(): Settings;
  /**
   * Changes settings and what follows from them; of a change that the desktop refuses, or that cannot be
   * written, nothing is kept, and nothing stays with the desktop. Throws what writing throws.
   */
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
      const had = profile.get().settings;
      const steps = [
        { wanted: patch.launchAtLogin, was: had.launchAtLogin, set: desktop.setLoginItem },
        { wanted: patch.telLinks, was: had.telLinks, set: desktop.setTelLinks },
      ];
      const taken: (typeof steps)[number][] = [];
      // Where the desktop refuses that too, the next start learns how it is.
      const takeBack = async () => {
        for (const { set, was } of taken) await set(was);
      };
      for (const step of steps) {
        if (step.wanted === undefined || step.wanted === step.was) continue;
        const done = await step.set(step.wanted);
        if (!done.ok) {
          await takeBack();
          return done;
        }
        taken.push(step);
      }
      // Read after the wait: another change may have come in between.
      const before = profile.get().settings;
      const changed = Object.fromEntries(
        Object.entries(patch).filter(([, value]) => value !== undefined),
      );
      let settings: Settings;
      try {
        ({ settings } = profile.change({ settings: { ...before, ...changed } }));
      } catch (error) {
        await takeBack();
        throw error;
      }
      onChange(settings, before);
      return ok(settings);
    },
  };
}

import type { AppSnapshot, ShortcutState } from '#shared/contract/snapshot';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import type { Notices } from '../../notices/notices';
import type { SettingsUseCases } from '../../settings/settings';
import type { Handlers } from '../dispatch';

export interface SettingsParts {
  readonly snapshot: () => AppSnapshot;
  readonly settings: SettingsUseCases;
  /** The program's one shortcut with the desktop. */
  readonly shortcut: {
    state(): ShortcutState;
    change(accelerator: string): Result<ShortcutState, AppError>;
    rehearse(on: boolean): void;
  };
  readonly notices: Notices;
  /** Makes this the program that opens `sms:` links; fails with `links-not-registered`. */
  readonly claimSmsLinks: () => Result<null, AppError>;
}

type SettingsChannels =
  | 'getSnapshot'
  | 'changeSettings'
  | 'changeShortcut'
  | 'rehearseShortcut'
  | 'dismissNotice'
  | 'claimSmsLinks';

/** Settings, shortcut and notices over IPC. */
export function settingsHandlers(parts: SettingsParts): Pick<Handlers, SettingsChannels> {
  const { settings, shortcut, notices } = parts;
  return {
    getSnapshot: () => ok(parts.snapshot()),
    changeSettings: (patch) => settings.change(patch),
    changeShortcut: async ({ accelerator }) => {
      const before = shortcut.state().accelerator;
      // Held with the desktop first: a shortcut that is taken is not kept.
      const changed = shortcut.change(accelerator);
      if (!changed.ok) return changed;
      try {
        const kept = await settings.change({ shortcut: accelerator });
        return kept.ok ? changed : kept;
      } catch (error) {
        shortcut.change(before);
        throw error;
      }
    },
    rehearseShortcut: ({ on }) => {
      shortcut.rehearse(on);
      return ok(null);
    },
    claimSmsLinks: () => parts.claimSmsLinks(),
    dismissNotice: ({ noticeId }) => {
      notices.dismiss(noticeId);
      return ok(null);
    },
  };
}

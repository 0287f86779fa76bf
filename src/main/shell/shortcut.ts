import type { Platform, ShortcutState } from '#shared/contract/snapshot';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { readAccelerator } from './accelerator';

/** The desktop's global shortcuts (Electron's `globalShortcut`). */
export interface ShortcutPort {
  /** Answers false where the shortcut is taken; throws for what is not a shortcut. */
  register: (accelerator: string, onPressed: () => void) => boolean;
  unregister: (accelerator: string) => void;
}

/** The one global shortcut of the program. */
export interface Shortcut {
  readonly state: () => ShortcutState;
  /** Registers the shortcut of the settings at start; a failure is in the state, and it is kept. */
  start: (accelerator: string) => ShortcutState;
  /**
   * Replaces the shortcut; empty for none. The old one is let go only when the new one is held, so
   * a failure (`shortcut-invalid`, `shortcut-taken`) changes nothing.
   */
  change: (accelerator: string) => Result<ShortcutState, AppError>;
  /** While on, a press is told to `onRehearsed`, and to `onPressed` only where nobody waits for it. */
  rehearse: (on: boolean) => void;
  stop: () => void;
}

/** Makes the shortcut; nothing is registered before `start`. */
export function createShortcut(options: {
  readonly port: ShortcutPort;
  readonly platform: Platform;
  readonly onPressed: () => void;
  /** Answers whether the page that asked for the press is still there. */
  readonly onRehearsed: () => boolean;
}): Shortcut {
  const { port, platform } = options;
  let state: ShortcutState = { accelerator: '', registered: false, problem: null };
  let rehearsing = false;

  function pressed(): void {
    if (rehearsing && options.onRehearsed()) return;
    // A page that was closed amid the rehearsal could not end it.
    rehearsing = false;
    options.onPressed();
  }

  function register(accelerator: string): AppError | null {
    if (readAccelerator(accelerator, platform) === null) return appError('shortcut-invalid');
    try {
      return port.register(accelerator, pressed)
        ? null
        : appError('shortcut-taken', { params: { shortcut: accelerator } });
    } catch {
      return appError('shortcut-invalid');
    }
  }

  function release(): void {
    if (state.registered) port.unregister(state.accelerator);
  }

  return {
    state: () => state,
    start: (accelerator) => {
      release();
      const problem = accelerator === '' ? null : register(accelerator);
      state = { accelerator, registered: accelerator !== '' && problem === null, problem };
      return state;
    },
    change: (accelerator) => {
      if (accelerator === '') {
        release();
        state = { accelerator, registered: false, problem: null };
        return ok(state);
      }
      const sameKeys =
        state.registered &&
        readAccelerator(accelerator, platform)?.canonical ===
          readAccelerator(state.accelerator, platform)?.canonical;
      // The desktop knows the combination already, in another spelling perhaps.
      if (!sameKeys) {
        const problem = register(accelerator);
        if (problem !== null) return err(problem);
        release();
        state = { accelerator, registered: true, problem: null };
      }
      return ok(state);
    },
    rehearse: (on) => {
      rehearsing = on;
    },
    stop: () => {
      release();
      state = { ...state, registered: false };
    },
  };
}

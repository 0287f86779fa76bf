import type { keepingChannels } from '#shared/contract/keeping-channels';
import { ok } from '#shared/result';
import type { Handlers } from '../dispatch';

export interface KeepingHandlerParts {
  readonly restart: () => void;
}

/** Backups, restoring them, and what support needs to know, over IPC. */
export function keepingHandlers(
  parts: KeepingHandlerParts,
): Pick<Handlers, keyof typeof keepingChannels> {
  return {
    restartProgram: () => {
      parts.restart();
      return ok(null);
    },
  };
}

import { ok } from '#shared/result';
import type { Handlers } from '../dispatch';

/** What the pages may ask of updates; what comes of it is told by the snapshot. */
export interface UpdateCommands {
  check(): void;
  restart(): void;
  postpone(): void;
}

type UpdateChannels = 'checkForUpdates' | 'restartToUpdate' | 'postponeUpdate';

/** Updates over IPC. */
export function updateHandlers(updates: UpdateCommands): Pick<Handlers, UpdateChannels> {
  return {
    checkForUpdates: () => {
      updates.check();
      return ok(null);
    },
    restartToUpdate: () => {
      updates.restart();
      return ok(null);
    },
    postponeUpdate: () => {
      updates.postpone();
      return ok(null);
    },
  };
}

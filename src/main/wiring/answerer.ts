import type { ChannelName } from '#shared/contract/channels';
import { startChannels } from '#shared/contract/start-channels';
import { appError, type AppError } from '#shared/errors';
import { err } from '#shared/result';
import { dispatch, type Handlers } from '../ipc/dispatch';
import type { Answerer } from '../ipc/register';
import {
  changesAccounts,
  changesDatabase,
  writesAnything,
  writesToDatabase,
} from '../ipc/writing-channels';
import type { WriteGate } from '../storage/write-gate';
import type { DamageWatch } from './damage';
import type { FolderWatch } from './folder-watch';
import type { Ground } from './ground';

export interface AnswererParts {
  readonly ground: Pick<Ground, 'log' | 'prepareChanges'>;
  readonly gate: Pick<WriteGate, 'whenOpen'>;
  readonly damage: Pick<DamageWatch, 'found' | 'isFound'>;
  readonly folder: Pick<FolderWatch, 'isOurs' | 'lost'>;
  readonly handlers: Handlers;
  readonly explain: (thrown: unknown) => AppError;
}

/** What they find damaged may be a backup. */
const readsBackups: ReadonlySet<ChannelName> = new Set([
  'chooseBackup',
  'unlockBackup',
  'openKeptBackup',
  'restoreBackup',
]);

/** Answers the pages' calls once what they may change can be changed. */
export function createAnswerer(parts: AnswererParts): Answerer {
  const { ground, gate, damage, folder, handlers, explain } = parts;
  // None of what the start asks for changes the settings.
  const isAskedByStart = (name: ChannelName): boolean => name in startChannels;
  return {
    async answer(name, payload, caller) {
      if (!isAskedByStart(name)) await ground.prepareChanges();
      if ((writesAnything(name) || changesAccounts(name)) && !folder.isOurs()) {
        const lost = folder.lost();
        if (lost !== null) return err(lost);
      }
      if (damage.isFound() && changesDatabase(name)) return err(appError('database-corrupt'));
      if (writesToDatabase(name)) await gate.whenOpen();
      const answer = await dispatch(name, payload, caller, handlers, ground.log, explain);
      // A thread that met damage says so in its answer, and throws nothing.
      const isDamaged = !answer.ok && answer.error.code === 'database-corrupt';
      if (isDamaged && !readsBackups.has(name)) damage.found();
      return answer;
    },
    onStranger: (name) => {
      ground.log.warn('ipc sender refused', { channel: name });
    },
  };
}

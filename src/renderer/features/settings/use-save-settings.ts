import { useState } from 'react';
import type { TFunction } from 'i18next';
import type { ChannelInput } from '#shared/contract/channels';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';
import { currentSnapshot, patchSnapshot } from '../../lib/snapshot-store';

export type SettingsChanges = ChannelInput<'changeSettings'>;

/** Says in the room's status region what was done, in the language of now: it may have been changed. */
export type Say = (what: (t: TFunction<'settings'>) => string) => void;

/** Saves settings as they are changed; what cannot be saved goes back to what it was, with the reason. */
export function useSaveSettings(say: Say): {
  readonly error: AppError | null;
  readonly save: (changes: SettingsChanges) => void;
} {
  const [error, setError] = useState<AppError | null>(null);

  const save = async (changes: SettingsChanges): Promise<void> => {
    const before = currentSnapshot()?.settings;
    if (before === undefined) return;
    // Ahead of the answer, so that the control stays where it was put.
    patchSnapshot({ settings: Object.assign({ ...before }, changes) });
    const answer = await bridge.changeSettings(changes);
    if (answer.ok) {
      setError(null);
      say((t) => t('saved'));
    } else {
      patchSnapshot({ settings: before });
      setError(answer.error);
    }
  };

  return { error, save: (changes) => void save(changes) };
}

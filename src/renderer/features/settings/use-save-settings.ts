import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelInput } from '#shared/contract/channels';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';
import { currentSnapshot, patchSnapshot } from '../../lib/snapshot-store';

export type SettingsChanges = ChannelInput<'changeSettings'>;

/** Says in the page's status region what was done. */
export type Say = (what: string) => void;

/** Saves settings as they are changed; what cannot be saved goes back to what it was, with the reason. */
export function useSaveSettings(say: Say): {
  readonly error: AppError | null;
  readonly save: (changes: SettingsChanges) => void;
} {
  const { t } = useTranslation('settings');
  const [error, setError] = useState<AppError | null>(null);

  const save = async (changes: SettingsChanges): Promise<void> => {
    const before = currentSnapshot()?.settings;
    if (before === undefined) return;
    // Ahead of the answer, so that the control stays where it was put.
    patchSnapshot({ settings: Object.assign({ ...before }, changes) });
    const answer = await bridge.changeSettings(changes);
    if (answer.ok) {
      setError(null);
      say(t('saved'));
    } else {
      patchSnapshot({ settings: before });
      setError(answer.error);
    }
  };

  return { error, save: (changes) => void save(changes) };
}

import type { TFunction } from 'i18next';
import type { Batch } from '#shared/domain/batch';
import { oneLine } from './one-line';
import type { Notice } from './outcome-notice';

export interface BatchPausesOptions {
  /** Shows a notification; `onClick` is called at most once. */
  readonly show: (notice: Notice, onClick: () => void) => void;
  readonly translate: () => TFunction;
  /** Shows the batches. */
  readonly open: () => void;
  /** What stood still before this time, in milliseconds since the epoch, is no news. */
  readonly sinceAt: number;
}

const maxNameCharacters = 60;

/**
 * Makes the function that takes changed batches and notifies of each that stands still and waits for the
 * user, once. The user's own pause is no news to them.
 */
export function createBatchPauses(
  options: BatchPausesOptions,
): (batches: readonly Batch[]) => void {
  /** Since when each stands still, by its id. */
  const told = new Map<string, number>();

  return (batches) => {
    for (const { id, name, practice, state } of batches) {
      const needsUser =
        state.kind === 'waiting' || (state.kind === 'paused' && state.reason !== 'user');
      if (!needsUser || state.at < options.sinceAt || told.get(id) === state.at) continue;
      told.set(id, state.at);
      const t = options.translate();
      const title = t(`notification.batch.${state.kind}`, { ns: 'shell' });
      const shown = oneLine(name, maxNameCharacters);
      const notice: Notice = {
        title: practice ? t('notification.practice', { ns: 'shell', title }) : title,
        body:
          shown === ''
            ? t('notification.batch.body', { ns: 'shell' })
            : t('notification.batch.named', { ns: 'shell', name: shown }),
        quiet: false,
        target: { to: 'batches' },
      };
      options.show(notice, options.open);
    }
  };
}

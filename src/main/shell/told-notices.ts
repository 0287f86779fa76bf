import type { TFunction } from 'i18next';
import type { DeskRoom } from '#shared/contract/snapshot';
import type { AppError } from '#shared/errors';
import { errorText } from '#shared/i18n/error-text';
import type { Notice } from './outcome-notice';

export interface ToldNoticesOptions {
  /** Shows a notification; `onClick` is called at most once. */
  readonly show: (notice: Omit<Notice, 'target'>, onClick: () => void) => void;
  readonly translate: () => TFunction;
  readonly openDesk: (room: DeskRoom) => void;
}

/** What is told by a notification that is not about a message or a batch; a click opens its room. */
export interface ToldNotices {
  /** Tells of a new version that goes in when the program ends. */
  readonly tellUpdateReady: (version: string) => void;
  /** Tells of what an account has used of its budget. */
  readonly tellBudget: (error: AppError) => void;
  /** Tells that nothing is sent any more, and why. */
  readonly tellStopped: (why: AppError) => void;
}

export function createToldNotices({ show, translate, openDesk }: ToldNoticesOptions): ToldNotices {
  function tell(titleKey: 'budget.title' | 'stopped.title', error: AppError, room: DeskRoom): void {
    const t = translate();
    const title = t(titleKey, { ns: 'shell' });
    show({ title, body: errorText(t, error).what, quiet: false }, () => {
      openDesk(room);
    });
  }

  return {
    tellUpdateReady(version) {
      const t = translate();
      const title = t('updateReady.title', { ns: 'shell', version });
      show({ title, body: t('updateReady.body', { ns: 'shell' }), quiet: true }, () => {
        openDesk('settings');
      });
    },
    tellBudget(error) {
      tell('budget.title', error, 'spending');
    },
    tellStopped(why) {
      tell('stopped.title', why, 'settings');
    },
  };
}

import { formatPhone } from '#shared/domain/phone';
import type { Language } from '#shared/domain/settings';
import { appError, type AppError } from '#shared/errors';
import type { Unseen } from '../notices/unseen';
import { systemClock } from '../outbox/system-clock';
import type { Windows } from '../shell/windows';
import { budgetErrors } from '../spending/budget-errors';
import type { createDesktop } from './desktop';
import { paced } from './paced';
import type { RoomsParts } from './rooms-parts';

/** Work on many contacts changes them hundreds of times. */
const contactsToldMs = 250;

export interface RoomNewsParts {
  readonly windows: Pick<Windows, 'broadcast'>;
  readonly unseen: Pick<Unseen, 'messagesChanged'>;
  readonly language: () => Language;
  /** The desktop is put together after the rooms. */
  readonly desktop: () => Pick<
    ReturnType<typeof createDesktop>,
    'batchesChanged' | 'notifier' | 'tellBudget'
  >;
  readonly notify: (notice: AppError) => void;
  readonly tellSnapshot: () => void;
  /** The same, once a message that is on its way is through. */
  readonly tellSnapshotSoon: () => void;
}

/** Tells the windows and the desktop what happens in the rooms. */
export function roomNews(parts: RoomNewsParts) {
  const { windows, unseen, language, desktop, notify, tellSnapshot, tellSnapshotSoon } = parts;
  return {
    onImportProgress: (progress) => {
      windows.broadcast('importProgress', progress);
    },
    onExportProgress: (progress) => {
      windows.broadcast('exportProgress', progress);
    },
    onHistoryExportProgress: (progress) => {
      windows.broadcast('historyExportProgress', progress);
    },
    onContactsChange: paced(
      () => {
        windows.broadcast('contactsChanged', {});
      },
      contactsToldMs,
      systemClock.after,
    ),
    onTemplatesChange: () => {
      windows.broadcast('templatesChanged', {});
    },
    onBatchesChange: (batches) => {
      windows.broadcast('batchesChanged', { batches });
      desktop().batchesChanged(batches);
    },
    onSchedulesChange: () => {
      windows.broadcast('scheduleChanged', {});
      tellSnapshotSoon();
    },
    onNotice: (notice) => {
      notify(notice);
    },
    onMissed: ({ recipientName, recipient }, count) => {
      const params = { recipient: recipientName ?? formatPhone(recipient), count };
      notify(appError('schedule-missed', { params }));
    },
    onErased: (person) => {
      windows.broadcast('personErased', person);
    },
    onMessagesDeleted: (messageIds) => {
      windows.broadcast('messagesDeleted', { messageIds });
    },
    onMessagesBlanked: (messages) => {
      windows.broadcast('messagesChanged', { messages });
    },
    onAccountsChange: tellSnapshot,
    onMessagesChange: (messages) => {
      unseen.messagesChanged(messages);
      windows.broadcast('messagesChanged', { messages });
      desktop().notifier.messagesChanged(messages);
      tellSnapshotSoon();
    },
    onBudgetNews: (news) => {
      for (const error of budgetErrors(news, language())) {
        notify(error);
        desktop().tellBudget(error);
      }
    },
  } satisfies Partial<RoomsParts>;
}

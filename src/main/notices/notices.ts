import type { Notice } from '#shared/contract/snapshot';
import type { AppError } from '#shared/errors';

/** What the user should be told that is not the answer to a call; kept until dismissed or quit. */
export interface Notices {
  list(): readonly Notice[];
  add(error: AppError): void;
  dismiss(noticeId: string): void;
}

/** Keeps notices in memory. The same code with the same parameters is told once. */
export function createNotices(onChange: () => void): Notices {
  let notices: readonly Notice[] = [];
  let count = 0;
  return {
    list: () => notices,
    add: (error) => {
      const same = JSON.stringify(error);
      if (notices.some((notice) => JSON.stringify(notice.error) === same)) return;
      count += 1;
      notices = [...notices, { id: `notice-${String(count)}`, error }];
      onChange();
    },
    dismiss: (noticeId) => {
      notices = notices.filter(({ id }) => id !== noticeId);
      onChange();
    },
  };
}

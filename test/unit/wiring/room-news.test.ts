import { describe, expect, it } from 'vitest';
import type { AppError } from '#shared/errors';
import { errorText } from '#shared/i18n/error-text';
import type { Language } from '#shared/domain/settings';
import { createTranslator } from '../../../src/main/shell/i18n';
import { roomNews } from '../../../src/main/wiring/room-news';

const silent = (): void => undefined;

/** The news, and what the user gets of them. */
function openNews(language: Language) {
  const notices: AppError[] = [];
  const notifications: AppError[] = [];
  const news = roomNews({
    windows: { broadcast: silent },
    unseen: { messagesChanged: silent },
    language: () => language,
    desktop: () => ({
      batchesChanged: silent,
      notifier: { messagesChanged: silent, stop: silent },
      tellBudget: (error) => {
        notifications.push(error);
      },
    }),
    notify: (notice) => {
      notices.push(notice);
    },
    tellSnapshot: silent,
    tellSnapshotSoon: silent,
  });
  return { news, notices, notifications };
}

const euros = (amountMicros: number) => ({ amountMicros, currency: 'EUR' });
const used = { accountId: 'a', label: 'Salon Berger', limit: euros(10_000_000) };

describe('a budget', () => {
  it.each([
    [
      'en',
      '“Salon Berger” has used €8.00 of its €10.00 for this month.',
      'Nothing is stopped yet.',
    ],
    [
      'de',
      '„Salon Berger“ hat in diesem Monat 8,00\u00a0€ von 10,00\u00a0€ verbraucht.',
      'Noch wird nichts angehalten.',
    ],
  ] as const)(
    'that is nearly used up is told in a notice and a notification, in %s',
    (language, what, todo) => {
      const { news, notices, notifications } = openNews(language);
      news.onBudgetNews([{ ...used, level: 'warning', spent: euros(8_000_000) }]);
      expect(notices.map(({ code }) => code)).toEqual(['budget-warning']);
      expect(notifications).toEqual(notices);
      const said = errorText(createTranslator(language), notices[0]!);
      expect(said.what).toBe(what);
      expect(said.todo).toContain(todo);
    },
  );

  it('that is used up is told of as that', () => {
    const { news, notices, notifications } = openNews('en');
    news.onBudgetNews([{ ...used, level: 'reached', spent: euros(10_000_000) }]);
    expect(notices.map(({ code }) => code)).toEqual(['budget-used-up']);
    expect(notifications).toEqual(notices);
  });
});

import { expect, it } from 'vitest';
import type { DeskRoom } from '#shared/contract/snapshot';
import type { Language } from '#shared/domain/settings';
import { createTranslator } from '../../../src/main/shell/i18n';
import type { Notice } from '../../../src/main/shell/outcome-notice';
import { createToldNotices } from '../../../src/main/shell/told-notices';

/** What was shown, and which rooms its clicks have opened. */
function setup(language: Language) {
  const shown: Omit<Notice, 'target'>[] = [];
  const opened: DeskRoom[] = [];
  const told = createToldNotices({
    show: (notice, click) => {
      shown.push(notice);
      click();
    },
    translate: () => createTranslator(language),
    openDesk: (room) => opened.push(room),
  });
  return { ...told, shown, opened };
}

const params = { account: 'Salon Berger', spent: '€8.00', limit: '€10.00' };

it.each([
  ['en', 'Monthly budget', '“Salon Berger” has used €8.00 of its €10.00 for this month.'],
  ['de', 'Monatsbudget', '„Salon Berger“ hat in diesem Monat €8.00 von €10.00 verbraucht.'],
] as const)('a budget that is nearly used up is told, and leads to the spending: %s', (...row) => {
  const [language, title, body] = row;
  const { tellBudget, shown, opened } = setup(language);
  tellBudget({ code: 'budget-warning', params });
  expect(shown).toEqual([{ title, body, quiet: false }]);
  expect(opened).toEqual(['spending']);
});

it('that nothing is sent any more is told with why, and leads to the settings', () => {
  const { tellStopped, shown, opened } = setup('en');
  tellStopped({ code: 'data-folder-lost' });
  expect(shown).toMatchObject([{ title: 'Quicksend has stopped sending', quiet: false }]);
  expect(shown[0]?.body).not.toBe('');
  expect(opened).toEqual(['settings']);
});

it('a new version is told without a sound, and leads to the settings', () => {
  const { tellUpdateReady, shown, opened } = setup('en');
  tellUpdateReady('2.0.0');
  expect(shown).toMatchObject([{ quiet: true }]);
  expect(shown[0]?.title).toContain('2.0.0');
  expect(opened).toEqual(['settings']);
});

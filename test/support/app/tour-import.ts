import { expect, type Page } from '@playwright/test';
import { aContactInput } from '../contact-input';
import { call } from './bridge-calls';
import { dropFiles } from './drop-file';
import { leftInSample, takenInSample, writeImportSample } from './import-sample';
import type { Tour } from './tour';
import { wordsOf } from './words';

/** Puts a shop there whom the sample knows: one customer is in it, one has opted out. */
export async function prepareImport(page: Page): Promise<void> {
  await call(page, 'changeSettings', { defaultCountry: 'DE' });
  await call(
    page,
    'saveContact',
    aContactInput({
      givenName: 'Clara',
      familyName: 'Vogt',
      numbers: [{ typed: '0157 35981001', label: 'mobil' }],
    }),
  );
  await call(page, 'addOptOut', { typed: '0157 35981005', how: '' });
}

/** Walks through an import, from a file that is dropped on the desk to the report. */
export async function tourImport({ app, language, visit }: Tour): Promise<Page> {
  const { import: t } = wordsOf(language);
  const quick = await app.page('quick');
  await call(quick, 'openDesk', { room: 'contacts' });
  const desk = await app.page('desk');
  const heading = (name: string) => desk.getByRole('heading', { name, exact: true });
  const { settings } = wordsOf(language);
  await desk
    .getByRole('navigation')
    .getByRole('button', { name: settings.desk.import, exact: true })
    .click();
  await expect(heading(t.start.title)).toBeVisible();
  await visit('import-start', desk);

  const sample = await writeImportSample(language);
  await dropFiles(desk, [sample.path]);
  await expect(heading(t.map.title)).toBeFocused();
  await expect(desk.getByText(/Jörg/)).toBeVisible();
  await visit('import-columns', desk);

  await desk.getByRole('button', { name: t.map.check, exact: true }).click();
  await expect(heading(t.preview.title)).toBeFocused();
  const rows = desk.getByRole('list', { name: t.preview.list }).getByRole('listitem');
  await expect(rows).toHaveCount(takenInSample + leftInSample);
  await visit('import-preview', desk);
  await desk.getByRole('radio', { name: t.filter.mangled }).press('Space');
  await expect(rows).toHaveCount(1);
  await visit('import-preview-mangled', desk);

  const importing = fill(t.preview.import_other, takenInSample);
  await desk.getByRole('button', { name: importing, exact: true }).click();
  await expect(desk.getByRole('alertdialog')).toBeVisible();
  await visit('import-confirm', desk);
  const question = desk.getByRole('alertdialog');
  await question.getByRole('button', { name: t.confirm.confirm, exact: true }).click();
  await expect(heading(t.report.title)).toBeFocused();
  await visit('import-report', desk);
  await sample.remove();
  return desk;
}

/** A sentence about a count. */
export function fill(sentence: string, count: number): string {
  return sentence.replace('{{count, number}}', String(count));
}

import { expect, test, type Page } from '@playwright/test';
import { contactName, everyone } from '../../src/shared/domain/contact';
import { languages } from '../../src/shared/domain/settings';
import { call, startPractice } from '../support/app/bridge-calls';
import { examine } from '../support/app/examine';
import { launchApp } from '../support/app/launch';
import { fill, prepareImport, tourImport } from '../support/app/tour-import';
import { wordsOf } from '../support/app/words';

async function names(page: Page): Promise<readonly string[]> {
  const answer = await call(page, 'listContacts', { query: everyone, limit: 100, offset: 0 });
  return answer.contacts.map(contactName);
}

for (const language of languages) {
  test(`a dropped file becomes contacts that To finds, and Undo takes them back (${language})`, async () => {
    const { import: t, compose: c } = wordsOf(language);
    const app = await launchApp({ args: ['--hidden'] });
    const quick = await app.page('quick');
    await startPractice(quick);
    await call(quick, 'changeSettings', { language });
    await prepareImport(quick);

    const desk = await tourImport({ app, language, visit: examine });
    const facts = desk.getByRole('list', { name: t.report.facts }).getByRole('listitem');
    await expect(facts).toHaveText([
      fill(t.report.created_other, 4),
      fill(t.report.updated_one, 1),
      fill(t.report.repaired_other, 2),
      fill(t.report.left_other, 3),
    ]);
    expect(await names(quick)).toEqual(
      expect.arrayContaining(['Jörg Weiß', 'Clara Vogt', 'Änne Müller-Lüdenscheidt', 'Otto Nein']),
    );

    await call(quick, 'compose', { recipients: [], text: null });
    await expect.poll(() => app.isFocused('quick')).toBe(true);
    const to = quick.getByRole('combobox', { name: c.to, exact: true });
    await to.pressSequentially('lüden');
    await expect(quick.getByRole('option', { name: /Änne Müller-Lüdenscheidt/ })).toBeVisible();
    await quick.keyboard.press('ArrowDown');
    await quick.keyboard.press('Enter');
    await expect(quick.getByText('Änne Müller-Lüdenscheidt')).toBeVisible();

    await call(quick, 'openDesk', { room: 'import' });
    await desk.getByRole('button', { name: t.report.undo, exact: true }).click();
    await desk.getByRole('button', { name: t.undo.confirm, exact: true }).click();
    await expect(desk.getByRole('heading', { name: t.report.undoneTitle })).toBeVisible();
    await examine('undone', desk);
    expect(await names(quick)).toEqual(['Clara Vogt']);
    await app.close();
  });
}

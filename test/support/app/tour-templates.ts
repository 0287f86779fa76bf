import { expect, type Page } from '@playwright/test';
import { everyone } from '../../../src/shared/domain/contact';
import { call } from './bridge-calls';
import type { Tour } from './tour';
import { wordsOf } from './words';

/** Walks through the templates: none yet, one, what cannot be filled in, and the slash in Compose. */
export async function tourTemplates(tour: Tour, desk: Page): Promise<void> {
  const { language, visit } = tour;
  const { settings, templates: t } = wordsOf(language);
  const { accounts, activeAccountId } = await call(desk, 'getSnapshot', {});
  const { label } = accounts.find(({ id }) => id === activeAccountId)!;
  await call(desk, 'changeSignOff', { accountId: activeAccountId!, signOff: label });
  await desk.getByRole('navigation').getByRole('button', { name: settings.desk.templates }).click();
  await expect(desk.getByRole('heading', { name: t.none.title })).toBeVisible();
  await visit('templates-empty', desk);
  await tourNoTemplates(tour);

  for (const example of Object.values(t.examples)) {
    await call(desk, 'saveTemplate', { id: null, ...example, language });
  }
  const { name, text } = t.examples.orderIn;
  await desk.getByRole('row', { name }).click();
  await expect(desk.getByTestId('template-preview')).not.toContainText('{{');
  await expect(desk.getByTestId('template-preview')).toContainText(label);
  await visit('templates', desk);
  await desk
    .getByRole('textbox', { name: t.text, exact: true })
    .fill(`${text} {{${language === 'de' ? 'kundennummer' : 'customer_no'}}} {{email`);
  await expect(desk.locator('mark[data-bad]')).toHaveCount(2);
  await visit('templates-wrong', desk);
  await desk.getByRole('button', { name: t.insertField }).click();
  await expect(desk.getByRole('menuitem').first()).toBeVisible();
  await visit('templates-fields', desk);
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: t.discard, exact: true }).click();
  await tourSlash(tour, text);
}

async function tourNoTemplates({ app, language, visit }: Tour): Promise<void> {
  const { compose: t } = wordsOf(language);
  const page = await app.page('quick');
  await call(page, 'compose', { recipients: [], text: null });
  const message = page.getByRole('textbox', { name: t.message, exact: true });
  await message.fill('');
  await message.pressSequentially('/');
  await expect(page.getByRole('button', { name: t.noTemplates.make })).toBeVisible();
  await visit('compose-no-templates', page);
  await message.fill('');
}

async function tourSlash({ app, language, visit }: Tour, text: string): Promise<void> {
  const { compose: t } = wordsOf(language);
  const page = await app.page('quick');
  const query = { query: everyone, limit: 2, offset: 0 };
  const { contacts } = await call(page, 'listContacts', query);
  const recipients = contacts.map(({ id, givenName, familyName, numbers }) => ({
    e164: numbers[0]!.e164,
    contactId: id,
    name: `${givenName} ${familyName}`.trim(),
  }));
  const message = page.getByRole('textbox', { name: t.message, exact: true });
  await call(page, 'compose', { recipients: recipients.slice(0, 1), text: '' });
  await message.fill('');
  await message.pressSequentially('/');
  await expect(page.getByRole('listbox', { name: t.templates })).toBeVisible();
  await visit('compose-templates', page);
  await page.keyboard.press('Escape');
  await call(page, 'compose', { recipients, text: `${text} {{company}}` });
  await expect(page.locator('mark[data-bad]')).toHaveText('{{company}}');
  await visit('compose-fields', page);
  await message.fill('');
}

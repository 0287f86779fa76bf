import { expect, test, type Page } from '@playwright/test';
import { everyone } from '../../src/shared/domain/contact';
import { call, startPractice, statesOf } from '../support/app/bridge-calls';
import { compose, emptyCompose, openTab, showQuick } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';
import { aContactInput } from '../support/contact-input';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let page: Page;

const rows = () => page.getByRole('list', { name: 'Contacts' }).getByRole('listitem');
const dialog = () => page.getByRole('dialog');
const field = (name: string) => dialog().getByRole('textbox', { name, exact: true });

async function choose(contact: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${contact}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

test.beforeAll(async () => {
  await startPractice(await app().page('quick'));
});

test.beforeEach(async () => {
  page = await showQuick(app());
  await emptyCompose(page);
  const { contacts } = await call(page, 'listContacts', { query: everyone, limit: 100, offset: 0 });
  for (const { id } of contacts) await call(page, 'deleteContact', { id });
  await openTab(page, 'Contacts');
});

async function add(name: string, number: string): Promise<void> {
  await call(
    page,
    'saveContact',
    aContactInput({
      givenName: name,
      numbers: [{ typed: number, label: 'mobile' }],
    }),
  );
  await expect(rows().filter({ hasText: name })).toBeVisible();
}

test('a contact is added, and what is missing is said first', async () => {
  await page.getByRole('button', { name: 'Add contact' }).first().click();
  await expect(field('Given name')).toBeFocused();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await expect(dialog().getByText('Enter a phone number.')).toBeVisible();
  await field('Given name').fill('Rosalind');
  await field('Family name').fill('Bloom');
  await field('Number').fill('12');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await expect(dialog().getByText('This number cannot be texted.')).toBeVisible();
  await field('Number').fill('202 555 0107');
  await field('Note').fill('White roses, on Fridays');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await expect(dialog()).toBeHidden();
  await expect(rows()).toHaveText([/Rosalind Bloom.*\+1 202 555 0107/]);
});

test('a contact is edited', async () => {
  await add('Rosalind Bloom', '+12025550107');
  await choose('Rosalind Bloom', 'Edit');
  await field('Given name').fill('Rosalind');
  await field('Family name').fill('Bloom-Hart');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await expect(rows()).toHaveText([/Rosalind Bloom-Hart/]);
});

test('a deleted contact comes back with Undo', async () => {
  await add('Rosalind Bloom', '+12025550107');
  await choose('Rosalind Bloom', 'Delete');
  await expect(page.getByText('Rosalind Bloom was deleted.')).toBeVisible();
  await expect(rows()).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows()).toHaveText([/Rosalind Bloom/]);
});

test('a few letters, of any accent, or digits find a contact', async () => {
  await add('Zoë Übel', '+12025550108');
  await add('Adam Baker', '+12025550109');
  const search = page.getByRole('searchbox', { name: 'Search contacts' });
  await search.fill('ubel zo');
  await expect(rows()).toHaveText([/Zoë Übel/]);
  await search.fill('0109');
  await expect(rows()).toHaveText([/Adam Baker/]);
  await search.fill('nobody at all');
  await expect(page.getByText('No contact matches “nobody at all”.')).toBeVisible();
  await search.fill('');
  await expect(rows()).toHaveText([/Adam Baker/, /Zoë Übel/]);
});

test('a click on a contact leads to Message, and the text goes to that number', async () => {
  await add('Adam Baker', '+12025550109');
  await rows().getByRole('button').first().click();
  const { message, chips, status } = compose(page);
  await expect(message).toBeFocused();
  await expect(chips).toHaveText([/Adam Baker/]);
  await page.keyboard.type('See you at nine.');
  await page.keyboard.press('Control+Enter');
  await expect(status).toContainText('Accepted');
  expect(await statesOf(page, 'See you at nine.')).toEqual(['accepted']);
});

test('To finds a contact by a few letters, without the mouse', async () => {
  await add('Adam Baker', '+12025550109');
  await openTab(page, 'Compose');
  const { to, chips } = compose(page);
  await to.focus();
  await page.keyboard.type('bak');
  await expect(page.getByRole('option', { name: /Adam Baker/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(chips).toHaveText([/Adam Baker/]);
  await expect(to).toHaveValue('');
});

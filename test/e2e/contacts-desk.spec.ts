import { expect, test, type Page } from '@playwright/test';
import { everyone } from '../../src/shared/domain/contact';
import { axeViolations } from '../support/app/axe';
import { call, send, startPractice, statesOf } from '../support/app/bridge-calls';
import { compose } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';
import { aContactInput } from '../support/contact-input';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let quick: Page;
let desk: Page;

const rows = () => desk.getByRole('list', { name: 'Contacts' }).getByRole('listitem');
const contactPage = () => desk.getByRole('region', { name: 'Contact', exact: true });
const field = (name: string) => contactPage().getByRole('textbox', { name, exact: true });
const search = () => desk.getByRole('searchbox', { name: 'Search contacts' });
const group = (name: RegExp) =>
  desk.getByRole('listbox', { name: 'Groups' }).getByRole('option', { name });

const people = [
  ['Rosalind', 'Bloom', '+12025550107', ['Wedding']],
  ['Adam', 'Baker', '+12025550109', []],
  ['Zoë', 'Übel', '+12025550108', ['Wedding']],
] as const;

test.beforeAll(async () => {
  quick = await app().page('quick');
  await startPractice(quick);
  await call(quick, 'openDesk', { room: 'contacts' });
  desk = await app().page('desk');
});

test.beforeEach(async () => {
  await call(quick, 'openDesk', { room: 'contacts' });
  for (const only of ['all', 'in-bin'] as const) {
    const query = { ...everyone, only };
    const { contacts } = await call(quick, 'listContacts', { query, limit: 100, offset: 0 });
    for (const { id } of contacts) await call(quick, 'eraseContact', { id });
  }
  for (const [givenName, familyName, typed, tags] of people) {
    const numbers = [{ typed, label: 'mobile' }];
    await call(quick, 'saveContact', aContactInput({ givenName, familyName, numbers, tags }));
  }
  await group(/^All/).click();
  await search().fill('');
  await expect(rows()).toHaveCount(3);
});

async function open(name: string): Promise<void> {
  await rows().filter({ hasText: name }).getByRole('button').click();
  await expect(contactPage().getByRole('heading', { name })).toBeVisible();
}

async function choose(name: string, action: string): Promise<void> {
  await open(name);
  await contactPage()
    .getByRole('button', { name: `More for ${name}` })
    .click();
  await desk.getByRole('menuitem', { name: action, exact: true }).click();
}

test('a contact is found by any part and shown with what was texted to them', async () => {
  await send(quick, { e164: '+12025550108' }, 'Your dress is ready.');
  await expect.poll(() => statesOf(quick, 'Your dress is ready.')).toEqual(['accepted']);
  await search().fill('ubel');
  await expect(rows()).toHaveText([/Zoë Übel/]);
  await open('Zoë Übel');
  await expect(contactPage().getByRole('list', { name: 'Messages' })).toContainText(
    'Your dress is ready.',
  );
  expect(await axeViolations(desk)).toEqual([]);
});

test('what is changed on the page is kept, and asked about before it would be lost', async () => {
  await open('Adam Baker');
  await field('Company').fill('Baker & Sons');
  await field('Day').fill('9');
  await contactPage().getByRole('combobox', { name: 'Month' }).selectOption('5');
  await rows().filter({ hasText: 'Zoë Übel' }).getByRole('button').click();
  const question = desk.getByRole('alertdialog');
  await expect(question).toContainText('Save your changes?');
  expect(await axeViolations(desk)).toEqual([]);
  await question.getByRole('button', { name: 'Save' }).click();
  await expect(contactPage().getByRole('heading', { name: 'Zoë Übel' })).toBeVisible();
  await open('Adam Baker');
  await expect(field('Company')).toHaveValue('Baker & Sons');
  await expect(field('Day')).toHaveValue('9');
  await expect(field('Year')).toHaveValue('');
});

test('whoever asked to stop can be texted only after that is lifted for a reason', async () => {
  await open('Rosalind Bloom');
  await contactPage().getByRole('button', { name: 'They asked me to stop' }).click();
  await expect(contactPage().getByRole('button', { name: 'Text', exact: true })).toBeDisabled();
  await group(/^Opted out/).click();
  await expect(desk.getByRole('list', { name: 'Opted out' })).toContainText('Rosalind Bloom');
  expect(await axeViolations(desk)).toEqual([]);
  await desk.getByRole('button', { name: /^Lift…/ }).click();
  await desk.getByRole('textbox', { name: 'Reason' }).fill('Signed up again');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('No number has opted out')).toBeVisible();
  await group(/^All/).click();
  await open('Rosalind Bloom');
  await expect(contactPage().getByText(/“Signed up again”/)).toBeVisible();
  await contactPage().getByRole('button', { name: 'Text', exact: true }).click();
  await expect(compose(quick).chips).toHaveText([/Rosalind Bloom/]);
});

test('a search is saved as a group that follows the contacts', async () => {
  await search().fill('baker');
  await desk.getByRole('button', { name: 'Save as group…' }).click();
  await desk.getByRole('textbox', { name: 'Name of the group' }).fill('Bakers');
  await desk.keyboard.press('Enter');
  await expect(group(/^Bakers/)).toHaveText(/1$/);
  const numbers = [{ typed: '+12025550110', label: '' }];
  await call(
    quick,
    'saveContact',
    aContactInput({ givenName: 'Ida', familyName: 'Baker', numbers }),
  );
  await expect(group(/^Bakers/)).toHaveText(/2$/);
  await expect(rows()).toHaveText([/Adam Baker/, /Ida Baker/]);
});

test('quitting asks first what is to become of unsaved changes', async () => {
  await open('Adam Baker');
  await field('Company').fill('Baker & Daughters');
  expect(await app().startAgain('--quit')).toBe(0);
  const question = desk.getByRole('alertdialog');
  await expect(question).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(field('Company')).toHaveValue('Baker & Daughters');
  await contactPage().getByRole('button', { name: 'Discard' }).click();
});

test('several contacts are tagged and deleted without the mouse', async () => {
  await rows().first().getByRole('button').focus();
  await desk.keyboard.press('Space');
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Space');
  const bar = desk.getByRole('toolbar', { name: 'Selected contacts' });
  await expect(bar).toContainText('2 selected');
  await bar.getByRole('button', { name: 'Tag…' }).press('Enter');
  await desk.keyboard.type('Regulars');
  await desk.keyboard.press('Enter');
  expect(await axeViolations(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Apply' }).press('Enter');
  await expect(group(/^Regulars/)).toHaveText(/2$/);
  await bar.getByRole('button', { name: 'Delete' }).press('Enter');
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(rows()).toHaveCount(1);
  await group(/^Bin/).click();
  await expect(rows()).toHaveCount(2);
});

test('a contact in the bin is restored, or erased for good with its texts', async () => {
  await send(quick, { e164: '+12025550108' }, 'Come back soon.');
  await expect.poll(() => statesOf(quick, 'Come back soon.')).toEqual(['accepted']);
  await choose('Zoë Übel', 'Delete');
  await expect(rows()).toHaveCount(2);
  await group(/^Bin/).click();
  await open('Zoë Übel');
  await contactPage().getByRole('button', { name: 'Restore' }).click();
  await expect(rows()).toHaveCount(0);
  await group(/^All/).click();
  await choose('Zoë Übel', 'Erase for good…');
  expect(await axeViolations(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Erase for good', exact: true }).click();
  await expect(rows()).toHaveCount(2);
  expect(await statesOf(quick, 'Come back soon.')).toEqual([]);
});

import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyone } from '../../src/shared/domain/contact';
import { repositoryRoot } from '../../build/lib/paths.mjs';
import { axeViolations } from '../support/app/axe';
import { call, startPractice } from '../support/app/bridge-calls';
import { answerFileDialogs } from '../support/app/file-dialogs';
import { launchApp, type RunningApp } from '../support/app/launch';
import {
  makeTemporaryFolder,
  type TemporaryFolder,
} from '../support/contact-import/temporary-folder';

const many = 100_000;
const manyRows = Array.from(
  { length: many },
  (_, index) => `Customer ${String(index)},+49157${String(30_000_000 + index)}`,
);
const manyContacts = `Name,Mobile\n${manyRows.join('\n')}\n`;
const longMs = 60_000;

let app: RunningApp;
let quick: Page;
let desk: Page;
let folder: TemporaryFolder;

const heading = (name: string) => desk.getByRole('heading', { name, exact: true });
const button = (name: string | RegExp) => desk.getByRole('button', { name, exact: true });
const facts = () => desk.getByRole('list', { name: 'What was imported' }).getByRole('listitem');
const fixture = (name: string) => join(repositoryRoot, 'test/fixtures/contacts', name);

test.beforeEach(async () => {
  folder = makeTemporaryFolder();
  app = await launchApp({ args: ['--hidden'] });
  quick = await app.page('quick');
  await startPractice(quick);
  await call(quick, 'changeSettings', { defaultCountry: 'DE' });
  await openImport();
});

test.afterEach(async () => {
  await app.close();
  folder.remove();
});

async function openImport(): Promise<void> {
  await call(quick, 'openDesk', { room: 'import' });
  desk = await app.page('desk');
  await expect(heading('Import contacts')).toBeVisible();
}

/** Chooses a file in the desktop's dialog and has its rows checked. */
async function chooseAndCheck(path: string): Promise<void> {
  await answerFileDialogs(app, { open: path });
  await button('Choose a file…').click();
  await button('Check the rows').click();
  await expect(heading('What the import would do')).toBeVisible({ timeout: longMs });
}

/** Has what the preview shows written, without waiting for it. */
async function confirm(): Promise<void> {
  await button(/^Import [\d,]+ rows?…$/).click();
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Import', exact: true }).click();
}

async function contactsInAll(): Promise<number> {
  return (await call(quick, 'listContacts', { query: everyone, limit: 1, offset: 0 })).total;
}

for (const [file, added] of [
  ['icloud.vcf', /^\d+ contacts added$/],
  ['customers.xlsx', /^\d+ contacts added$/],
] as const) {
  test(`${file} is chosen in the desktop's dialog and imported`, async () => {
    await chooseAndCheck(fixture(file));
    expect(await axeViolations(desk)).toEqual([]);
    await confirm();
    await expect(heading('The import is done')).toBeVisible();
    await expect(facts().first()).toHaveText(added);
    expect(await contactsInAll()).toBeGreaterThan(0);
  });
}

test('a pasted table is imported, its rejected rows are saved, and the dialogs are accessible', async () => {
  await button('Paste a table…').click();
  const paste = desk.getByRole('dialog', { name: 'Paste a table' });
  await paste
    .getByRole('textbox', { name: 'Table' })
    .fill('Name\tMobile\nAnna Vogel\t0157 35981001\nMax Kurz\t0157 12');
  expect(await axeViolations(desk)).toEqual([]);
  await paste.getByRole('button', { name: 'Go on' }).click();
  await button('Check the rows').click();
  await confirm();
  await expect(heading('The import is done')).toBeVisible();

  const rejected = join(folder.path, 'rejected.csv');
  await answerFileDialogs(app, { save: rejected });
  await button('Save the rows left out…').click();
  await expect(desk.getByText(`1 row saved as ${rejected}.`)).toBeVisible();
  expect(readFileSync(rejected, 'utf8')).toContain('Max Kurz');

  await button('Undo the import…').click();
  await expect(desk.getByRole('alertdialog')).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(heading('The import is undone')).toBeVisible();
  expect(await contactsInAll()).toBe(0);
});

for (const [format, ending, begins] of [
  ['CSV', 'csv', '\ufeffGiven name,'],
  ['vCard 4.0', 'vcf', 'BEGIN:VCARD'],
] as const) {
  test(`contacts are exported as ${format} to where the desktop's dialog says`, async () => {
    await chooseAndCheck(fixture('customers.xlsx'));
    await confirm();
    await button('Import another file').click();
    await button('Export contacts…').click();
    const dialog = desk.getByRole('dialog', { name: 'Export contacts' });
    await dialog.getByRole('radio', { name: format }).press('Space');
    expect(await axeViolations(desk)).toEqual([]);
    const file = join(folder.path, `contacts.${ending}`);
    await answerFileDialogs(app, { save: file });
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await expect(dialog.getByText(file)).toBeVisible();
    expect(await axeViolations(desk)).toEqual([]);
    expect(readFileSync(file, 'utf8').startsWith(begins)).toBe(true);
    expect(readdirSync(folder.path)).toEqual([`contacts.${ending}`]);
  });
}

test('100,000 rows are shown, a cancelled import leaves nothing, and one goes on without its window', async () => {
  test.setTimeout(4 * longMs);
  const file = folder.write('many.csv', manyContacts);
  await chooseAndCheck(file);
  const rows = desk.getByRole('list', { name: 'Rows' });
  await rows.getByRole('listitem').first().focus();
  await desk.keyboard.press('End');
  await expect(desk.getByText(`Customer ${String(many - 1)}`)).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);

  await confirm();
  await button('Cancel import').click();
  await expect(desk.getByText('Your contacts are as before.')).toBeVisible();
  expect(await contactsInAll()).toBe(0);
  const left = () => readdirSync(app.profile.dataDir).filter((name) => name.includes('.staging'));
  await expect.poll(left).toEqual([]);

  await chooseAndCheck(file);
  await confirm();
  await expect(heading('Import')).toBeVisible();
  await desk.close();
  await expect.poll(contactsInAll, { timeout: longMs }).toBe(many);
  await openImport();
  const past = desk.getByRole('list', { name: 'Past imports' }).getByRole('listitem');
  await expect(past.filter({ hasText: 'many.csv' })).toContainText('100,000 contacts added');
});

test('the list of opt-outs is read from a file, and saved into one, by itself', async () => {
  const given = folder.write(
    'stop.csv',
    'Number;Opted out at\n0157 35981001;2026-01-05\nnobody;\n',
  );
  const saved = join(folder.path, 'saved.csv');
  await answerFileDialogs(app, { open: given, save: saved });
  await call(quick, 'openDesk', { room: 'contacts' });
  await desk
    .getByRole('listbox', { name: 'Groups' })
    .getByRole('option', { name: /^Opted out/ })
    .click();
  const list = desk.getByRole('region', { name: 'Opted out' });
  await list.getByRole('button', { name: 'Import…' }).click();
  const main = desk.getByRole('main');
  await expect(main).toContainText('Added: 1.');
  await expect(main).toContainText('Row 3: nobody');
  expect(await axeViolations(desk)).toEqual([]);
  await expect(desk.getByRole('list', { name: 'Opted out' })).toContainText(
    /\+49 1573 5981001.*Jan 5, 2026/,
  );
  await list.getByRole('button', { name: 'Export…' }).click();
  await expect(main).toContainText(`1 number was saved in ${saved}.`);
  expect(readFileSync(saved, 'utf8')).toContain('+4915735981001');
});

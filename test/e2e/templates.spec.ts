import { existsSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { axeViolations } from '../support/app/axe';
import { answerFileDialogs } from '../support/app/file-dialogs';
import { call, history, startPractice } from '../support/app/bridge-calls';
import { compose, emptyCompose, showQuick } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';
import { aContactInput } from '../support/contact-input';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let quick: Page;
let desk: Page;

const people = [
  ['Rosalind', 'Bloom', '+12025550107'],
  ['Adam', '', '+12025550109'],
] as const;

test.beforeAll(async () => {
  quick = await app().page('quick');
  await startPractice(quick);
  for (const [givenName, company, typed] of people) {
    const numbers = [{ typed, label: 'mobile' }];
    await call(quick, 'saveContact', aContactInput({ givenName, company, numbers }));
  }
  await call(quick, 'openDesk', { room: 'templates' });
  desk = await app().page('desk');
});

test.beforeEach(async () => {
  for (const { id } of await call(quick, 'listTemplates', {})) {
    await call(quick, 'deleteTemplate', { id });
  }
});

const text = () => desk.getByRole('textbox', { name: 'Text', exact: true });

async function addTemplate(name: string, words: string): Promise<void> {
  await desk.getByRole('button', { name: /^(New template|Write your own)$/ }).click();
  await desk.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await text().fill(words);
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByText('Saved.')).toBeVisible();
}

/** Chooses contacts in To, by their names. */
async function address(...names: string[]): Promise<void> {
  quick = await showQuick(app());
  await emptyCompose(quick);
  const { to } = compose(quick);
  for (const name of names) {
    await to.fill(name);
    await expect(quick.getByRole('option', { name })).toBeVisible();
    await to.press('Enter');
    await expect(to).toHaveValue('');
  }
}

/** What each number got last. */
async function textsTo(): Promise<Record<string, string>> {
  const oldestFirst = [...(await history(quick))].reverse();
  return Object.fromEntries(oldestFirst.map(({ recipient, text: sent }) => [recipient, sent]));
}

test('a template that is written in the desk goes out filled in, with the sign-off', async () => {
  const { activeAccountId } = await call(quick, 'getSnapshot', {});
  await call(quick, 'changeSignOff', { accountId: activeAccountId!, signOff: 'Café Vogel' });
  await addTemplate('Order in', 'Hi {{first_name|there}}, your order is in.');
  expect(await axeViolations(desk)).toEqual([]);

  await address('Rosalind');
  const { message, status } = compose(quick);
  await message.click();
  await quick.keyboard.type('/ord');
  await expect(quick.getByRole('option', { name: 'Order in' })).toBeVisible();
  expect(await axeViolations(quick)).toEqual([]);
  await quick.keyboard.press('Enter');
  await expect(message).toHaveValue('Hi Rosalind, your order is in.');
  await expect(quick.getByText('1 segment · 41 of 160 · GSM-7')).toBeVisible();
  await message.press('Control+Enter');
  await expect(status).toContainText('Accepted by Practice');
  expect((await textsTo())['+12025550107']).toBe('Hi Rosalind, your order is in.\nCafé Vogel');
  await call(quick, 'changeSignOff', { accountId: activeAccountId!, signOff: '' });
});

test('each of several recipients gets their own text', async () => {
  await addTemplate('Thanks', 'Thank you, {{first_name}}!');
  await address('Rosalind', 'Adam');
  const { message, status } = compose(quick);
  await message.click();
  await quick.keyboard.type('/tha');
  await expect(quick.getByRole('option', { name: 'Thanks' })).toBeVisible();
  await quick.keyboard.press('Enter');
  await expect(message).toHaveValue('Thank you, {{first_name}}!');
  await message.press('Control+Enter');
  await expect(status).toContainText('2 accepted');
  expect(await textsTo()).toMatchObject({
    '+12025550107': 'Thank you, Rosalind!',
    '+12025550109': 'Thank you, Adam!',
  });
});

test('a field that is empty for somebody is never sent as braces', async () => {
  const before = (await history(quick)).length;
  await address('Adam');
  const { message, send } = compose(quick);
  await message.fill('To {{company}} with love');
  await expect(quick.getByText('“company” is empty for Adam.')).toBeVisible();
  await expect(quick.locator('mark[data-bad]')).toHaveText('{{company}}');
  await send.click();
  await expect(quick.getByRole('alert')).toContainText('The field “company” is empty for Adam.');
  await expect(message).toBeFocused();
  const selected = await message.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toBe('{{company}}');
  expect((await history(quick)).length).toBe(before);
});

test('deleting a template is undone', async () => {
  await addTemplate('Closed', 'We are closed on {{date}}.');
  await desk.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(desk.getByText(/^Template deleted/)).toBeVisible();
  await desk.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(desk.getByRole('row', { name: 'Closed' })).toBeVisible();
  expect(await call(quick, 'listTemplates', {})).toMatchObject([{ name: 'Closed' }]);
});

for (const format of ['JSON', 'CSV'] as const) {
  test(`templates go into a ${format} file and come back out of it`, async () => {
    await addTemplate('Order in', 'Hi {{first_name|there}}, your order is in.');
    const path = test.info().outputPath(`templates.${format.toLowerCase()}`);
    await answerFileDialogs(app(), { save: path, open: path });
    const choose = async (entry: string): Promise<void> => {
      await desk.getByRole('button', { name: 'Import and export' }).first().click();
      await desk.getByRole('menuitem', { name: entry }).click();
    };
    await choose(`Export as ${format}`);
    await expect.poll(() => existsSync(path)).toBe(true);
    for (const { id } of await call(quick, 'listTemplates', {})) {
      await call(quick, 'deleteTemplate', { id });
    }
    await choose('Import…');
    const dialog = desk.getByRole('dialog');
    await expect(dialog.getByRole('list')).toContainText('Order in');
    expect(await axeViolations(desk)).toEqual([]);
    await dialog.getByRole('button', { name: /^Import 1/ }).click();
    await expect(dialog).toBeHidden();
    expect(await call(quick, 'listTemplates', {})).toMatchObject([
      { name: 'Order in', text: 'Hi {{first_name|there}}, your order is in.' },
    ]);
  });
}

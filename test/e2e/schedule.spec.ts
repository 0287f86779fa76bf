import { expect, test, type Page } from '@playwright/test';
import { axeViolations } from '../support/app/axe';
import { call, history, startPractice } from '../support/app/bridge-calls';
import { showQuick } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let quick: Page;

test.beforeAll(async () => {
  quick = await app().page('quick');
  await startPractice(quick);
  await showQuick(app());
});

test('a text is scheduled from Compose, stands under Scheduled and is sent at one press', async () => {
  await quick.getByRole('combobox', { name: 'To' }).fill('+12025550100');
  await quick.getByRole('combobox', { name: 'To' }).press('Enter');
  await quick.getByRole('textbox', { name: 'Message' }).fill('See you tomorrow');
  await quick.getByRole('button', { name: 'Send later…' }).click();
  const dialog = quick.getByRole('dialog', { name: 'Send later' });
  await dialog.getByRole('button', { name: /^Tomorrow, 9:00/ }).click();
  await expect(dialog.getByRole('list', { name: 'When it goes' })).toContainText('9:00');
  expect(await axeViolations(quick)).toEqual([]);
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(quick.getByRole('status')).toContainText('Scheduled for');

  await call(quick, 'openDesk', { room: 'scheduled' });
  const desk = await app().page('desk');
  await expect(desk.getByRole('heading', { name: 'Scheduled', exact: true })).toBeVisible();
  await expect(desk.getByText('See you tomorrow')).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);
  await desk.getByRole('button', { name: /^Send now/ }).click();
  await expect(desk.getByText('Nothing is scheduled')).toBeVisible();
  await expect
    .poll(async () => (await history(quick)).map(({ state }) => state.kind))
    .toEqual(['accepted']);
});

test('a message of unknown outcome is settled under Unclear', async () => {
  const { accounts } = await call(quick, 'getSnapshot', {});
  await call(quick, 'sendSms', {
    requestId: 'unclear',
    accountId: accounts[0]!.id,
    senderId: accounts[0]!.senderId,
    recipients: [{ e164: '+12025550177', contactId: null, name: 'Rosalind Bloom' }],
    text: 'Did it arrive?',
    duplicateConfirmed: false,
  });
  await call(quick, 'openDesk', { room: 'unknowns' });
  const desk = await app().page('desk');
  await expect(desk.getByText('Did it arrive?')).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);
  await desk.getByRole('button', { name: /^It arrived/ }).click();
  await expect(desk.getByText('Nothing is unclear')).toBeVisible();
});

import { expect, test } from '@playwright/test';
import { call, history } from '../support/app/bridge-calls';
import { tabTo } from '../support/app/by-keyboard';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp();

test('from the first start to a sent and taken-back message, a contact and a setting, without a mouse', async () => {
  const desk = await app().page('desk');
  await tabTo(desk, 'Try without an account');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: 'Ready to practise' })).toBeVisible();
  await call(desk, 'changeSettings', { undoSeconds: 0, hideAfterSending: false });
  await tabTo(desk, 'Write your first text');
  await desk.keyboard.press('Enter');
  await expect.poll(() => app().isFocused('quick')).toBe(true);

  const quick = await app().page('quick');
  await expect(quick.getByRole('combobox', { name: 'To', exact: true })).toBeFocused();
  await quick.keyboard.type('+12025550100');
  await quick.keyboard.press('Enter');
  await tabTo(quick, 'Message');
  await quick.keyboard.type('Sent by hand');
  await quick.keyboard.press('Control+Enter');
  await expect(quick.getByRole('status').first()).toContainText('Accepted by Practice');

  await quick.keyboard.press('Shift+Tab');
  await quick.getByRole('tab', { name: 'Compose' }).focus();
  await quick.keyboard.press('ArrowRight');
  await tabTo(quick, 'Add contact');
  await quick.keyboard.press('Enter');
  await expect(quick.getByRole('textbox', { name: 'Given name', exact: true })).toBeFocused();
  await quick.keyboard.type('Keyboard Kate');
  await tabTo(quick, 'Number');
  await quick.keyboard.type('+12025550101');
  await quick.keyboard.press('Enter');
  await expect(quick.getByText('Keyboard Kate was saved.')).toBeVisible();

  await quick.getByRole('tab', { name: 'Contacts' }).focus();
  await quick.keyboard.press('ArrowRight');
  await tabTo(quick, 'Copy text');
  await quick.keyboard.press('Enter');
  await expect(quick.getByText('Copied.')).toBeVisible();
  expect(await history(quick)).toHaveLength(1);

  await tabTo(quick, 'Settings');
  await quick.keyboard.press('Enter');
  await expect.poll(() => app().isFocused('desk')).toBe(true);
  await expect(desk.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  await tabTo(desk, 'Time to take a message back');
  await desk.keyboard.press('ArrowUp');
  await expect.poll(async () => (await call(desk, 'getSnapshot', {})).settings.undoSeconds).toBe(1);
});

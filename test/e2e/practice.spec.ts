import { expect, test } from '@playwright/test';
import { call, statesOf } from '../support/app/bridge-calls';
import { pressKeys } from '../support/app/desktop-keys';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp();

test('without an account, practice is one click away and marked as such', async () => {
  const desk = await app().page('desk');
  await desk.getByRole('button', { name: 'Try without an account' }).click();
  await expect(desk.getByRole('heading', { name: 'Ready to practise' })).toBeVisible();
  const { accounts } = await call(desk, 'getSnapshot', {});
  expect(accounts).toMatchObject([{ kind: 'practice', keyPlace: 'not-needed' }]);
  await desk.getByRole('button', { name: 'Write your first text' }).click();
});

test('the first text is sent without touching the mouse, and the window is gone', async () => {
  const quick = await app().page('quick');
  await expect(quick.getByRole('combobox', { name: 'To' })).toBeFocused();
  await quick.keyboard.type('+1 202 555 0100');
  await quick.keyboard.press('Enter');
  await quick.keyboard.press('Tab');
  await quick.getByRole('textbox', { name: 'Message' }).focus();
  await quick.keyboard.type('Your flowers are ready.');
  await quick.keyboard.press('Control+Enter');
  await expect.poll(() => app().isVisible('quick')).toBe(false);
  await expect.poll(() => statesOf(quick, 'Your flowers are ready.')).toEqual(['accepted']);
  await pressKeys('ctrl+shift+m', app().env);
  await expect.poll(() => app().isFocused('quick')).toBe(true);
  await quick.getByRole('tab', { name: 'History' }).click();
  const item = quick.getByRole('listitem').first();
  await expect(item).toContainText('Your flowers are ready.');
  await expect(item).toContainText('Practice');
});

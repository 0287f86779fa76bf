import { expect, test, type Page } from '@playwright/test';
import { call, history } from '../support/app/bridge-calls';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp();

/** Presses Tab until the focus is on what carries this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return '';
      const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const words = labelled.map((id) => document.getElementById(id)?.textContent ?? '');
      const labels = [...((element as HTMLInputElement).labels ?? [])].map(
        (label) => label.textContent,
      );
      const own = element.matches('button, a, [role="tab"]') ? element.textContent : '';
      return [element.getAttribute('aria-label'), ...words, ...labels, own].join('\n');
    });
  const most = 40;
  for (let presses = 0; presses < most; presses += 1) {
    if ((await focused()).includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach “${name}”; the focus is on “${await focused()}”.`);
}

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

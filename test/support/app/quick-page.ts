import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from './launch';
import { call } from './bridge-calls';

/** The parts of the quick window, by the names that people and screen readers know. */
export function compose(page: Page): {
  readonly to: Locator;
  readonly from: Locator;
  readonly message: Locator;
  readonly send: Locator;
  readonly status: Locator;
  readonly chips: Locator;
} {
  return {
    to: page.getByRole('combobox', { name: 'To', exact: true }),
    from: page.getByRole('combobox', { name: 'From', exact: true }),
    message: page.getByRole('textbox', { name: 'Message', exact: true }),
    send: page.getByRole('button', { name: 'Send', exact: true }),
    status: page.getByRole('status').first(),
    chips: page.getByRole('grid', { name: 'Recipients' }).getByRole('row'),
  };
}

/**
 * Shows the quick window with the tab Compose, and waits until it has the desktop's focus.
 *
 * Not by the shortcut: that hides a window that is shown, also one that has just lost the focus.
 */
export async function showQuick(app: RunningApp): Promise<Page> {
  const page = await app.page('quick');
  await call(page, 'compose', { recipients: [], text: null });
  await expect.poll(() => app.isFocused('quick'), 'the focus of the desktop').toBe(true);
  return page;
}

/** Opens a tab of the quick window. */
export async function openTab(page: Page, name: 'Compose' | 'Contacts' | 'History'): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** Empties Compose, whatever a test has left there. */
export async function emptyCompose(page: Page): Promise<void> {
  await openTab(page, 'Compose');
  const { to, message, chips } = compose(page);
  await message.fill('');
  await to.fill('');
  for (let left = await chips.count(); left > 0; left -= 1) {
    await to.press('Backspace');
    await expect(chips).toHaveCount(left - 1);
  }
}

/** Writes a message as with the keyboard; nothing is sent yet. */
export async function write(page: Page, recipient: string, text: string): Promise<void> {
  const { to, message } = compose(page);
  await to.fill(recipient);
  await to.press('Enter');
  await expect(to).toHaveValue('');
  await message.fill(text);
}

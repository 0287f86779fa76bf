import { expect, test, type Page } from '@playwright/test';
import { call, startPractice } from '../support/app/bridge-calls';
import { activateWindow, frameExtents } from '../support/app/desktop-keys';
import { openTab, showQuick } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let page: Page;

/** Gives the desktop's focus to the desk window, as a click on it does. */
async function useAnotherWindow(): Promise<void> {
  await activateWindow(await app().nativeWindow('desk'), app().env);
  await expect.poll(() => app().isFocused('desk')).toBe(true);
}

test.beforeAll(async () => {
  page = await app().page('quick');
  await startPractice(page);
  await call(page, 'openDesk', { room: 'settings' });
  await app().page('desk');
  await expect.poll(() => app().isFocused('desk')).toBe(true);
});

test.beforeEach(async () => {
  await showQuick(app());
  await openTab(page, 'Compose');
});

test('Esc hides it and gives the focus back', async () => {
  await page.keyboard.press('Escape');
  await expect.poll(() => app().isVisible('quick')).toBe(false);
  await expect.poll(() => app().isFocused('desk')).toBe(true);
});

test('it hides when another window gets the focus', async () => {
  await useAnotherWindow();
  await expect.poll(() => app().isVisible('quick')).toBe(false);
});

test('it stays while a dialog of its own is open', async () => {
  await openTab(page, 'Contacts');
  await page.getByRole('button', { name: 'Add contact' }).first().click();
  await page.getByRole('textbox', { name: 'Given name' }).fill('Half-typed');
  await useAnotherWindow();
  expect(await app().isVisible('quick')).toBe(true);
  await expect(page.getByRole('textbox', { name: 'Given name' })).toHaveValue('Half-typed');

  await showQuickAgain();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Discard' }).click();
  await useAnotherWindow();
  await expect.poll(() => app().isVisible('quick')).toBe(false);
});

async function showQuickAgain(): Promise<void> {
  await activateWindow(await app().nativeWindow('quick'), app().env);
  await expect.poll(() => app().isFocused('quick')).toBe(true);
}

test('Esc closes what is open in it before it hides it', async () => {
  await openTab(page, 'Contacts');
  await page.getByRole('button', { name: 'Add contact' }).first().click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await app().isVisible('quick')).toBe(true);
});

test('it is on the screen as a whole', async () => {
  const places = await app().electron.evaluate(({ BrowserWindow, screen }) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().endsWith('?window=quick'),
    );
    return { window: window!.getBounds(), work: screen.getPrimaryDisplay().workArea };
  });
  const { window, work } = places;
  expect(window.x).toBeGreaterThanOrEqual(work.x);
  expect(window.y).toBeGreaterThanOrEqual(work.y);
  expect(window.x + window.width).toBeLessThanOrEqual(work.x + work.width);
  expect(window.y + window.height).toBeLessThanOrEqual(work.y + work.height);
});

test('it has no frame, unlike the desk window', async () => {
  const frames = async (role: 'quick' | 'desk') =>
    frameExtents(await app().nativeWindow(role), app().env);
  expect(await frames('quick')).toEqual([0, 0, 0, 0]);
  expect(Math.max(...(await frames('desk')))).toBeGreaterThan(0);
});

import { expect, test } from '@playwright/test';
import { startPractice } from '../support/app/bridge-calls';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp(() => ({ args: ['--hidden'] }));

/** Ends the quick window's page as a fault in it would, and waits until main knows. */
const crash = () =>
  app().electron.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().endsWith('?window=quick'),
    );
    if (window === undefined) throw new Error('There is no quick window');
    const gone = new Promise((resolve) => {
      window.webContents.once('render-process-gone', resolve);
    });
    window.webContents.forcefullyCrashRenderer();
    await gone;
  });

const isAlive = () =>
  app().electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(
      ({ webContents }) =>
        webContents.getURL().endsWith('?window=quick') &&
        !webContents.isCrashed() &&
        !webContents.isLoading(),
    ),
  );

test('a page that falls is there again, and one that falls too often as soon as it is wanted', async () => {
  await startPractice(await app().page('quick'));
  for (let times = 1; times <= 3; times += 1) {
    await crash();
    await expect.poll(isAlive).toBe(true);
  }
  await crash();
  expect(await isAlive()).toBe(false);
  expect(await app().startAgain('--toggle')).toBe(0);
  await expect.poll(() => app().isVisible('quick')).toBe(true);
});

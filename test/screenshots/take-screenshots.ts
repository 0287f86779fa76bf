import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { languages } from '../../src/shared/domain/settings';
import { call } from '../support/app/bridge-calls';
import { launchApp, type RunningApp } from '../support/app/launch';
import { freshProfile } from '../support/app/profile';
import { sendAtAnyHour } from '../support/app/provider-account';
import { shopProvider, writeMessages } from '../support/app/sample-profile';
import { sampleShops } from '../support/app/sample-shop';
import { prepareBatch, tourBatch } from '../support/app/tour-batches';
import { prepareImport, tourImport } from '../support/app/tour-import';
import { writeSpending } from '../support/app/sample-spending';
import { tourSpending } from '../support/app/tour-spending';
import { tourDesk, tourOnboarding, tourQuickWindow, type Visit } from '../support/app/tour';
import { faults, startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

const {
  SCREENSHOTS_FOLDER: folder = '',
  SCREENSHOTS_TEXT: textPercent = '100',
  SCREENSHOTS_CONTRAST: contrast = '',
  SCREENSHOTS_NARROW: narrow = '',
} = process.env;
const themes = ['light', 'dark'] as const;

for (const language of languages) {
  test(`every view, ${language}, light and dark`, async () => {
    const shop = sampleShops[language];
    const gateway = await startFaultGateway();
    const refuse = (on: boolean) => {
      gateway.respondToAll(
        on ? faults.status(401, '{"message":"Unauthenticated."}') : shopProvider(shop),
      );
    };
    refuse(false);
    const profile = await freshProfile();
    // Fields for dates are Chromium's own: they follow the computer's language.
    const env = { ...process.env, LANGUAGE: language };
    const visitOf =
      (app: RunningApp): Visit =>
      async (view, page) => {
        const isNarrow = narrow !== '' && page.url().endsWith('?window=desk');
        if (isNarrow) await setWidth(app, page, 560);
        await photograph(`${view}-${language}`, page);
        if (isNarrow) await setWidth(app, page, 1180);
      };

    const first = await launchApp({ profile, env });
    const account = await tourOnboarding(
      { app: first, language, visit: visitOf(first) },
      { baseUrl: gateway.baseUrl.replace('127.0.0.1', 'localhost'), refuse },
    );
    await sendAtAnyHour(await first.page('quick'), account.id);
    await first.close();
    writeMessages(profile.dataDir, shop, account);

    const app = await launchApp({ profile, env, args: ['--hidden'] });
    const tour = { app, language, visit: visitOf(app) };
    await tourQuickWindow(tour);
    await tourDesk(tour);
    await prepareImport(await app.page('quick'));
    await tourImport(tour);
    await prepareBatch(await app.page('quick'), language);
    await tourBatch(tour);
    await app.close();

    // By itself: so many messages would leave no room for the others in the history.
    writeSpending(profile.dataDir, account);
    const spender = await launchApp({ profile, env, args: ['--hidden'] });
    await tourSpending({ app: spender, language, visit: visitOf(spender) });
    await spender.close();
    await gateway.close();
    await profile.remove();
  });
}

/** Makes the large window as wide as told, and waits until its page is. */
async function setWidth({ electron }: RunningApp, page: Page, width: number): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, wide) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.webContents.getURL().endsWith('?window=desk')) continue;
      const [, height = 0] = window.getSize();
      window.setSize(wide, height);
    }
  }, width);
  await expect.poll(() => page.evaluate(() => window.outerWidth)).toBe(width);
}

/** Takes a picture of a page in each theme. */
async function photograph(name: string, page: Page): Promise<void> {
  // No row is to look as if it were pointed at.
  await page.mouse.move(0, 0);
  await setTextSize(page, textPercent);
  for (const theme of themes) {
    await call(page, 'changeSettings', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    if (contrast !== '') await forceColors(page, theme);
    await page.screenshot({
      path: join(folder, `${name}-${theme}.png`),
      animations: 'disabled',
      caret: 'initial',
    });
  }
  await setTextSize(page, '100');
}

/** Has Chromium put its own colours in the place of the page's; a change of the theme ends that. */
async function forceColors(page: Page, colorScheme: (typeof themes)[number]): Promise<void> {
  await page.emulateMedia({ contrast: null, forcedColors: null, colorScheme: null });
  await page.emulateMedia({ contrast: 'more', forcedColors: 'active', colorScheme });
}

function setTextSize(page: Page, percent: string): Promise<void> {
  return page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, `${percent}%`);
}

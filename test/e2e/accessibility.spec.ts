import { expect, test, type Page } from '@playwright/test';
import { axeViolations } from '../support/app/axe';
import { call } from '../support/app/bridge-calls';
import { launchApp } from '../support/app/launch';
import { freshProfile } from '../support/app/profile';
import { shopProvider, writeMessages } from '../support/app/sample-profile';
import { sampleShops } from '../support/app/sample-shop';
import { tourDesk, tourOnboarding, tourQuickWindow } from '../support/app/tour';
import { faults, startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

const themes = ['light', 'dark'] as const;
const largeTextPercent = 125;

test('every view, light and dark and with larger text, is free of what axe finds and of sideways scrolling', async () => {
  test.setTimeout(120_000);
  const language = 'en';
  const shop = sampleShops[language];
  const gateway = await startFaultGateway();
  const refuse = (on: boolean) => {
    gateway.respondToAll(
      on ? faults.status(401, '{"message":"Unauthenticated."}') : shopProvider(shop),
    );
  };
  refuse(false);
  const profile = await freshProfile();

  const first = await launchApp({ profile });
  const account = await tourOnboarding(
    { app: first, language, visit: examine },
    { baseUrl: gateway.baseUrl, refuse },
  );
  await first.close();
  writeMessages(profile.dataDir, shop, account);
  const app = await launchApp({ profile, args: ['--hidden'] });
  await tourQuickWindow({ app, language, visit: examine });
  await tourDesk({ app, language, visit: examine });
  await app.close();
  await gateway.close();
  await profile.remove();
});

async function examine(view: string, page: Page): Promise<void> {
  for (const theme of themes) {
    await call(page, 'changeSettings', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect.soft(await axeViolations(page), `${view}, ${theme}`).toEqual([]);
  }
  const setTextSize = (percent: number) =>
    page.evaluate(
      (size) => {
        document.documentElement.style.fontSize = size;
      },
      `${String(percent)}%`,
    );
  await setTextSize(largeTextPercent);
  expect.soft(await overflowing(page), `${view} with text at 125 %`).toEqual([]);
  await setTextSize(100);
}

/** What is wider than the window, or cuts its own words off without a way to see them. */
function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['the page'] : [];
    const buttons = [...document.querySelectorAll('button, label, h1, h2, h3')];
    const cut = buttons
      .filter((element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120));
    return [...wide, ...cut];
  });
}

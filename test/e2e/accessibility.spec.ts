import { expect, test, type Page } from '@playwright/test';
import { axeViolations } from '../support/app/axe';
import { call } from '../support/app/bridge-calls';
import { launchApp, type RunningApp } from '../support/app/launch';
import { freshProfile, type Profile } from '../support/app/profile';
import { connectTo } from '../support/app/provider-account';
import { saveContacts, shopProvider, writeMessages } from '../support/app/sample-profile';
import { sampleShops } from '../support/app/sample-shop';
import { tourDesk, tourOnboarding, tourQuickWindow } from '../support/app/tour';
import { faults, startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

const themes = ['light', 'dark'] as const;
const largeTextPercent = 125;

const language = 'en';
const shop = sampleShops[language];
let gateway: Awaited<ReturnType<typeof startFaultGateway>>;
let profile: Profile;

test.beforeEach(async () => {
  // Each view is looked at four times.
  test.setTimeout(120_000);
  gateway = await startFaultGateway();
  refuse(false);
  profile = await freshProfile();
});

test.afterEach(async () => {
  await gateway.close();
  await profile.remove();
});

const what =
  'light and dark and with larger text, is free of what axe finds and of sideways scrolling';

test(`onboarding, ${what}`, async () => {
  const app = await launchApp({ profile });
  await tourOnboarding({ app, language, visit: examine }, { baseUrl: gateway.baseUrl, refuse });
  await app.close();
});

test(`the quick window, ${what}`, async () => {
  const app = await openShop();
  await tourQuickWindow({ app, language, visit: examine });
  await app.close();
});

test(`the desk window, ${what}`, async () => {
  const app = await openShop();
  await saveContacts(await app.page('quick'), shop);
  await tourDesk({ app, language, visit: examine });
  await app.close();
});

function refuse(on: boolean): void {
  gateway.respondToAll(
    on ? faults.status(401, '{"message":"Unauthenticated."}') : shopProvider(shop),
  );
}

/** A program whose shop has an account and has sent before. */
async function openShop(): Promise<RunningApp> {
  const first = await launchApp({ profile, args: ['--hidden'] });
  const page = await first.page('quick');
  await call(page, 'changeSettings', { language, defaultCountry: shop.country });
  const account = await connectTo(page, gateway.baseUrl, { label: shop.account });
  await first.close();
  writeMessages(profile.dataDir, shop, account);
  return launchApp({ profile, args: ['--hidden'] });
}

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

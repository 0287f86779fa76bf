import { test } from '@playwright/test';
import { call } from '../support/app/bridge-calls';
import { examine } from '../support/app/examine';
import { launchApp, type RunningApp } from '../support/app/launch';
import { freshProfile, type Profile } from '../support/app/profile';
import { connectTo } from '../support/app/provider-account';
import { saveContacts, shopProvider, writeMessages } from '../support/app/sample-profile';
import { sampleShops } from '../support/app/sample-shop';
import { tourDesk, tourOnboarding, tourQuickWindow } from '../support/app/tour';
import { faults, startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

const language = 'en';
const shop = sampleShops[language];
// Dozens of views, each looked at three times: on a busy machine that takes minutes.
test.describe.configure({ timeout: 360_000 });

let gateway: Awaited<ReturnType<typeof startFaultGateway>>;
let profile: Profile;

test.beforeEach(async () => {
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

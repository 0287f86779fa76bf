import keytar from 'keytar';
import { expect, test } from '@playwright/test';
import { withDesktop } from '../../build/lib/desktop.mjs';
import { call, send, statesOf } from '../support/app/bridge-calls';
import { launchApp } from '../support/app/launch';
import { freshProfile } from '../support/app/profile';
import { connectTo, sendAtAnyHour, testKey } from '../support/app/provider-account';
import { sharedApp } from '../support/app/shared-app';
import { startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

const service = 'quicksend';
let gateway: Awaited<ReturnType<typeof startFaultGateway>>;

test.beforeAll(async () => {
  gateway = await startFaultGateway({ key: testKey });
});

test.afterAll(async () => {
  await gateway.close();
});

test.describe('with a keychain', () => {
  const app = sharedApp(() => ({ args: ['--hidden'] }));

  test("the key is kept under the account's id, and is gone with the account", async () => {
    const page = await app().page('quick');
    const { id, keyPlace } = await connectTo(page, gateway.baseUrl);
    expect(keyPlace).toBe('keychain');
    expect(await keytar.getPassword(service, id)).toBe(testKey);
    await send(page, { e164: '+12025550100' }, 'with a key from the keychain');
    await expect.poll(() => statesOf(page, 'with a key from the keychain')).toEqual(['accepted']);
    await call(page, 'removeAccount', { accountId: id });
    expect(await keytar.getPassword(service, id)).toBeNull();
  });

  test('a key that Connect kept and Finish never claimed is gone after the next start', async () => {
    const profile = await freshProfile();
    const first = await launchApp({ profile, args: ['--hidden'] });
    const { connectionId } = await call(await first.page('quick'), 'connectAccount', {
      kind: 'white-label',
      baseUrl: gateway.baseUrl,
      key: testKey,
      keepKeyInMemory: false,
    });
    expect(await keytar.getPassword(service, connectionId)).toBe(testKey);
    await first.close();
    const second = await launchApp({ profile, args: ['--hidden'] });
    await expect.poll(() => keytar.getPassword(service, connectionId)).toBeNull();
    await second.close();
    await profile.remove();
  });
});

test('without a keychain, the key stays in memory until quit', async () => {
  const profile = await freshProfile();
  await withDesktop({ keyring: false, notifications: false }, async (env) => {
    const app = await launchApp({ env, profile });
    const desk = await app.page('desk');
    await desk.getByRole('combobox', { name: 'Provider' }).selectOption('Other (white label)');
    await desk.getByRole('textbox', { name: 'Base URL' }).fill(gateway.baseUrl);
    await desk.getByRole('textbox', { name: 'API key' }).fill(testKey);
    await desk.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(desk.getByText('No keychain was found on this computer')).toBeVisible();
    await expect(desk.getByText('gnome-keyring or KWallet, and libsecret')).toBeVisible();
    await expect(desk.getByRole('textbox', { name: 'API key' })).toHaveValue(testKey);

    await desk.getByText('Keep the key in memory until I quit').click();
    await desk.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(desk.getByText('In memory until you quit')).toBeVisible();
    await desk.getByRole('button', { name: 'Finish' }).click();
    await expect(desk.getByRole('heading', { name: "You're all set" })).toBeVisible();
    const quick = await app.page('quick');
    await call(quick, 'changeSettings', { undoSeconds: 0 });
    await sendAtAnyHour(quick, (await call(quick, 'getSnapshot', {})).activeAccountId!);
    await send(quick, { e164: '+12025550100' }, 'with a key from memory');
    await expect.poll(() => statesOf(quick, 'with a key from memory')).toEqual(['accepted']);
    await app.close();

    const again = await launchApp({ env, profile, args: ['--hidden'] });
    const page = await again.page('quick');
    expect((await call(page, 'getSnapshot', {})).accounts).toMatchObject([{ keyPlace: 'missing' }]);
    await send(page, { e164: '+12025550100' }, 'without a key');
    await expect.poll(() => statesOf(page, 'without a key')).toEqual(['rejected']);
    await again.close();
  });
  await profile.remove();
});

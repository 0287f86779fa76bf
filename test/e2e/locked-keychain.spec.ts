import { expect, test } from '@playwright/test';
import { withDesktop } from '../../build/lib/desktop.mjs';
import { call, history, send, statesOf } from '../support/app/bridge-calls';
import { lockKeyring } from '../support/app/keyring';
import { launchApp } from '../support/app/launch';
import { freshProfile } from '../support/app/profile';
import { connectTo, testKey } from '../support/app/provider-account';
import { startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

test('a locked keychain is named as such, by onboarding and by a message that needs its key', async () => {
  const profile = await freshProfile();
  const gateway = await startFaultGateway({ key: testKey });
  await withDesktop({ notifications: false }, async (env) => {
    const first = await launchApp({ env, profile, args: ['--hidden'] });
    await connectTo(await first.page('quick'), gateway.baseUrl);
    await first.close();
    await lockKeyring(env);

    const app = await launchApp({ env, profile, args: ['--hidden'] });
    const page = await app.page('quick');
    await send(page, { e164: '+12025550100' }, 'behind a lock');
    await expect.poll(() => statesOf(page, 'behind a lock')).toEqual(['rejected']);
    const [message] = await history(page);
    expect(message?.state).toMatchObject({ kind: 'rejected', reason: 'keychain' });
    expect(gateway.texts).toEqual([]);

    await call(page, 'openDesk', { room: 'settings' });
    const desk = await app.page('desk');
    await desk.getByRole('button', { name: 'Add an account' }).click();
    await desk.getByRole('combobox', { name: 'Provider' }).selectOption('Other (white label)');
    await desk.getByRole('textbox', { name: 'Base URL' }).fill(gateway.baseUrl);
    await desk.getByRole('textbox', { name: 'API key' }).fill(testKey);
    await desk.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(desk.getByText('The keychain is locked.')).toBeVisible();
    await expect(desk.getByRole('textbox', { name: 'API key' })).toHaveValue(testKey);
    await app.close();
  });
  await gateway.close();
  await profile.remove();
});

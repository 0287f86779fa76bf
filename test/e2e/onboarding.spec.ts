import { expect, test, type Page } from '@playwright/test';
import { call } from '../support/app/bridge-calls';
import { closedPort } from '../support/app/loopback-guard';
import { sharedApp } from '../support/app/shared-app';
import { faults, startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

type Gateway = Awaited<ReturnType<typeof startFaultGateway>>;

const key = '1|onboarding-spec-key';
const app = sharedApp();
let desk: Page;
let gateway: Gateway;

const provider = () => desk.getByRole('combobox', { name: 'Provider' });
const baseUrl = () => desk.getByRole('textbox', { name: 'Base URL' });
const apiKey = () => desk.getByRole('textbox', { name: 'API key' });
const connect = () => desk.getByRole('button', { name: 'Connect', exact: true });

async function connectElsewhere(url: string): Promise<void> {
  await provider().selectOption('Other (white label)');
  await baseUrl().fill(url);
  await apiKey().fill(key);
  await connect().click();
}

/** Nothing typed is lost, and the focus is where something is to be mended. */
async function expectKept(url: string, focused: 'Base URL' | 'API key' | null): Promise<void> {
  await expect(baseUrl()).toHaveValue(url);
  await expect(apiKey()).toHaveValue(key);
  if (focused !== null) {
    await expect(desk.getByRole('textbox', { name: focused })).toBeFocused();
  }
  expect((await call(desk, 'getSnapshot', {})).accounts).toEqual([]);
}

test.beforeAll(async () => {
  desk = await app().page('desk');
});

test.beforeEach(async () => {
  gateway = await startFaultGateway({ key });
});

test.afterEach(async () => {
  await gateway.close();
});

test('offers the five kinds of account by their names', async () => {
  await expect(provider().locator('option')).toHaveText([
    'Famulor',
    'Autocalls',
    'Famulor Platform',
    'Other (white label)',
    'Practice',
  ]);
});

test('asks for what is missing before it connects', async () => {
  await provider().selectOption('Other (white label)');
  await baseUrl().fill('');
  await apiKey().fill('');
  await connect().click();
  await expect(desk.getByText('Enter the address that your provider gave you.')).toBeVisible();
  await expect(desk.getByText('Paste your API key here.')).toBeVisible();
});

test('says that a wrong key is wrong, and keeps what was typed', async () => {
  gateway.respondToAll(faults.status(401, '{"message":"Unauthenticated."}'));
  await connectElsewhere(gateway.baseUrl);
  await expect(desk.getByText('does not accept this API key')).toBeVisible();
  await expect(desk.getByText('Check that it was copied whole')).toBeVisible();
  await expectKept(gateway.baseUrl, 'API key');
});

test('takes a redirect to a login page for a wrong key, and does not follow it', async () => {
  const location = `${gateway.baseUrl}/login`;
  gateway.respondToAll(faults.status(302, '', { Location: location }));
  await connectElsewhere(gateway.baseUrl);
  await expect(desk.getByText('answered with its login page')).toBeVisible();
  await expectKept(gateway.baseUrl, 'API key');
  expect(gateway.requests.map(({ path }) => path)).not.toContain('/api/login');
});

test('says that an address without the service is the wrong one', async () => {
  const url = gateway.baseUrl.replace('/api', '/shop');
  gateway.respondToAll(faults.status(404, '<h1>Not here</h1>', { 'Content-Type': 'text/html' }));
  await connectElsewhere(url);
  await expect(desk.getByText('There is no SMS service at this address.')).toBeVisible();
  await expectKept(url, 'Base URL');
});

test('refuses an address that is none, or that would carry the key in the open', async () => {
  await connectElsewhere('my provider');
  await expect(desk.getByText('This is not a web address.')).toBeVisible();
  await expectKept('my provider', 'Base URL');
  await connectElsewhere('http://app.example.com/api');
  await expect(desk.getByText('This address is not secure')).toBeVisible();
  await expectKept('http://app.example.com/api', 'Base URL');
});

test('says that there is no connection, and that nothing was sent', async () => {
  const url = `http://127.0.0.1:${String(await closedPort())}/api`;
  await connectElsewhere(url);
  await expect(desk.getByText('could not be reached')).toBeVisible();
  await expectKept(url, null);
});

test('tells a Platform key from a Classic one without asking anybody', async () => {
  await provider().selectOption('Famulor');
  await apiKey().fill('fam_0123456789abcdef');
  await connect().click();
  await expect(desk.getByText('looks like a key for the Famulor Platform')).toBeVisible();
  await desk.getByRole('button', { name: 'Switch to Famulor Platform' }).click();
  await expect(provider()).toHaveValue('famulor-platform');
  await apiKey().fill('1|0123456789abcdef');
  await connect().click();
  await expect(desk.getByText('looks like a key for the classic Famulor')).toBeVisible();
  await expect(apiKey()).toHaveValue('1|0123456789abcdef');
});

test('asks for the sender id where the provider does not list its numbers', async () => {
  gateway.respondToAll(({ path }) =>
    path.endsWith('/user/me')
      ? faults.status(200, '{"name":"Test Shop","total_balance":12.5}')({} as never)
      : faults.status(404, 'Not Found', { 'Content-Type': 'text/html' })({} as never),
  );
  await connectElsewhere(gateway.baseUrl);
  const senderId = desk.getByRole('textbox', { name: 'Sender ID' });
  await senderId.fill('seven');
  await desk.getByRole('button', { name: 'Finish' }).click();
  await expect(desk.getByText('The ID is a whole number')).toBeVisible();
  await expect(senderId).toHaveValue('seven');
  await desk.getByRole('button', { name: 'Change' }).click();
  await expectKept(gateway.baseUrl, null);
});

test('connects, shows whose key it is and the balance, and finishes with a sender', async () => {
  await connectElsewhere(gateway.baseUrl);
  await expect(desk.getByText('Test Shop · shop@example.com')).toBeVisible();
  await expect(desk.getByText('12.50')).toBeVisible();
  await expect(desk.getByText('In the keychain')).toBeVisible();
  const sender = desk.getByRole('combobox', { name: 'Sender' });
  await expect(sender.locator('option')).toHaveText([/Test line/]);
  await desk.getByRole('button', { name: 'Finish' }).click();
  await expect(desk.getByRole('heading', { name: "You're all set" })).toBeVisible();
  const { accounts } = await call(desk, 'getSnapshot', {});
  expect(accounts).toMatchObject([
    { kind: 'white-label', baseUrl: gateway.baseUrl, senderId: '7', keyPlace: 'keychain' },
  ]);
  expect(gateway.requests[0]?.headers['authorization']).toBe(`Bearer ${key}`);
});

test('leads from there to the first text', async () => {
  await desk.getByRole('button', { name: 'Write your first text' }).click();
  await expect.poll(() => app().isFocused('quick')).toBe(true);
  const quick = await app().page('quick');
  await expect(quick.getByRole('combobox', { name: 'To' })).toBeFocused();
});

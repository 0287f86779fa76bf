import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { send, startPractice } from '../support/app/bridge-calls';
import { sharedApp } from '../support/app/shared-app';

const run = promisify(execFile);
const app = sharedApp(() => ({ args: ['--hidden'] }));
const balanceTooLow = '+12025550152';

/** Asks the desktop's notification daemon. */
async function dunst(...command: readonly string[]): Promise<string> {
  return (await run('dunstctl', command, { env: app().env })).stdout.trim();
}

test.beforeAll(async () => {
  await startPractice(await app().page('quick'));
});

test('an outcome is told while no window shows, and a click opens the message', async () => {
  const page = await app().page('quick');
  expect(await app().isVisible('quick')).toBe(false);
  await send(page, { e164: balanceTooLow, name: 'Rosalind Bloom' }, 'The peonies are here.');
  await expect.poll(() => dunst('count', 'displayed')).toBe('1');

  await dunst('action', '0');
  await expect.poll(() => app().isFocused('quick')).toBe(true);
  await expect(page.getByRole('tab', { name: 'History' })).toHaveAttribute('aria-selected', 'true');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'The peonies are here.' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a notification names the recipient and not what was written', async () => {
  const page = await app().page('quick');
  await expect.poll(() => app().isVisible('quick')).toBe(false);
  await send(page, { e164: balanceTooLow, name: 'Rosalind Bloom' }, 'The dahlias are here.');
  await expect.poll(() => dunst('count', 'displayed')).toBe('1');
  await dunst('close-all');
  const told = await dunst('history');
  expect(told).toContain('Rosalind Bloom');
  expect(told).not.toContain('dahlias');
});

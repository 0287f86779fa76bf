import type { Page } from '@playwright/test';
import type { AccountView } from '../../../src/shared/domain/account';
import { call } from './bridge-calls';

/** A key as the providers' look, used nowhere else. */
export const testKey = '4711|qsTestKey0123456789abcdefghijklmnopqrst';

/**
 * Connects a white-label account with a gateway on loopback, without an undo window and quiet hours,
 * and keeps the quick window after Send.
 */
export async function connectTo(
  page: Page,
  baseUrl: string,
  options: { readonly key?: string; readonly label?: string } = {},
): Promise<AccountView> {
  const { connectionId, senders } = await call(page, 'connectAccount', {
    kind: 'white-label',
    baseUrl,
    key: options.key ?? testKey,
    keepKeyInMemory: false,
  });
  await call(page, 'changeSettings', { undoSeconds: 0, hideAfterSending: false });
  const account = await call(page, 'finishAccount', {
    connectionId,
    senderId: senders[0]!.id,
    label: options.label ?? 'Test provider',
  });
  await sendAtAnyHour(page, account.id);
  return account;
}

/** Switches an account's quiet hours off, so that what is sent does not hang on the time of day. */
export async function sendAtAnyHour(page: Page, accountId: string): Promise<void> {
  const { settings } = await call(page, 'getSnapshot', {});
  const quietHours = { ...settings.quietHours, [accountId]: { kind: 'off' } as const };
  await call(page, 'changeSettings', { quietHours });
}

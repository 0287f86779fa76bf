import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type {
  ChannelAnswer,
  ChannelInput,
  ChannelName,
  ChannelResult,
} from '../../../src/shared/contract/channels';
import type { Message, MessageStateKind } from '../../../src/shared/domain/message';

/** Calls main over a page's own bridge, to arrange what a test is not about; throws when main says no. */
export async function call<C extends ChannelName>(
  page: Page,
  name: C,
  input: ChannelInput<C>,
): Promise<ChannelAnswer<C>> {
  const result = (await page.evaluate(
    ([channel, payload]) =>
      (
        globalThis as unknown as {
          readonly quicksend: Record<string, (input: unknown) => Promise<unknown>>;
        }
      ).quicksend[channel]!(payload),
    [name, input] as const,
  )) as ChannelResult<C>;
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The history as main has it, newest first. */
export async function history(page: Page): Promise<readonly Message[]> {
  return (await call(page, 'listMessages', { query: '', before: null, limit: 200 })).messages;
}

/** The states of all messages with this text. */
export async function statesOf(page: Page, text: string): Promise<readonly MessageStateKind[]> {
  const messages = await history(page);
  return messages.filter((one) => one.text === text).map((one) => one.state.kind);
}

/** Queues a text from the active account. */
export async function send(
  page: Page,
  to: { readonly e164: string; readonly name?: string; readonly contactId?: string },
  text: string,
): Promise<readonly Message[]> {
  const { accounts, activeAccountId } = await call(page, 'getSnapshot', {});
  const account = accounts.find(({ id }) => id === activeAccountId)!;
  const answer = await call(page, 'sendSms', {
    requestId: randomUUID(),
    accountId: account.id,
    senderId: account.senderId,
    recipients: [{ e164: to.e164, contactId: to.contactId ?? null, name: to.name ?? null }],
    text,
    duplicateConfirmed: false,
  });
  return answer.messages;
}

/** Starts practice without an undo window, with the quick window staying after Send. */
export async function startPractice(page: Page): Promise<void> {
  await call(page, 'startPractice', {});
  await call(page, 'changeSettings', { undoSeconds: 0, hideAfterSending: false });
}

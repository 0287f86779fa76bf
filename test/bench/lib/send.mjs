// @ts-check
/* global crypto */
import { now, pause } from './clock.mjs';

/** The pace that the outbox keeps: this many in a row, then it waits until they are refilled. */
const burst = 20;
const refillMs = 10_000;

const recipient = { e164: '+12025550100', contactId: null, name: null };

/**
 * Makes an account with the provider on loopback and no undo window.
 * @param {import('@playwright/test').Page} page
 * @param {string} baseUrl
 */
export function prepareAccount(page, baseUrl) {
  return page.evaluate(connectAccount, { baseUrl, key: '1|bench' });
}

/**
 * Sends texts one after the other over the page's bridge and measures each from the call until the
 * page has heard that the provider accepted it; by then the message was committed as queued, as
 * sending and as accepted.
 * @param {import('@playwright/test').Page} page
 * @param {{ accountId: string, senderId: string }} account
 * @param {number} times
 * @returns {Promise<number[]>} milliseconds
 */
export async function measureSends(page, account, times) {
  /** @type {number[]} */
  const samples = [];
  for (let done = 0; done < times; done += burst) {
    await pause(refillMs);
    const count = Math.min(burst, times - done);
    samples.push(...(await page.evaluate(sendMany, { ...account, recipient, first: done, count })));
  }
  return samples;
}

/**
 * Measures the same request with a bare `fetch`, its answer read.
 * @param {string} baseUrl
 * @param {number} times
 * @returns {Promise<number[]>} milliseconds
 */
export async function measureFetches(baseUrl, times) {
  /** @type {number[]} */
  const samples = [];
  for (let index = 0; index < times; index += 1) {
    const startedAt = now();
    const response = await fetch(`${baseUrl}/user/sms`, {
      method: 'POST',
      headers: { Authorization: 'Bearer 1|bench', 'Content-Type': 'application/json' },
      body: JSON.stringify({ from: 1, to: recipient.e164, body: `Bench ${index}` }),
    });
    await response.json();
    samples.push(now() - startedAt);
  }
  return samples;
}

/**
 * Runs in the page.
 * @param {{ baseUrl: string, key: string }} to
 */
async function connectAccount({ baseUrl, key }) {
  const { quicksend } =
    /** @type {{ quicksend: Record<string, (input: object) => Promise<any>> }} */ (
      /** @type {unknown} */ (globalThis)
    );
  /** @param {string} channel @param {object} input */
  const call = async (channel, input) => {
    const answer = await quicksend[channel]?.(input);
    if (answer?.ok !== true) throw new Error(`${channel}: ${JSON.stringify(answer)}`);
    return answer.value;
  };
  await call('changeSettings', { undoSeconds: 0 });
  const { connectionId, senders } = await call('connectAccount', {
    kind: 'white-label',
    baseUrl,
    key,
    keepKeyInMemory: false,
  });
  const senderId = String(senders[0].id);
  const account = await call('finishAccount', { connectionId, senderId, label: 'Bench' });
  const accountId = String(account.id);
  // Measured at whatever hour.
  await call('changeSettings', { quietHours: { [accountId]: { kind: 'off' } } });
  return { accountId, senderId };
}

/**
 * Runs in the page.
 * @param {{ accountId: string, senderId: string, recipient: object, first: number, count: number }} what
 */
async function sendMany({ accountId, senderId, recipient, first, count }) {
  const { quicksend } = /** @type {{ quicksend: any }} */ (/** @type {unknown} */ (globalThis));
  /** @type {number[]} */
  const samples = [];
  for (let index = first; index < first + count; index += 1) {
    const requestId = crypto.randomUUID();
    /** @type {Promise<void>} */
    const accepted = new Promise((resolve, reject) => {
      const end = quicksend.on('messagesChanged', (/** @type {{ messages: any[] }} */ event) => {
        const state = event.messages.find((one) => one.requestId === requestId)?.state;
        if (state?.kind !== 'accepted' && state?.kind !== 'rejected') return;
        end();
        if (state.kind === 'accepted') resolve();
        else reject(new Error(JSON.stringify(state)));
      });
    });
    const startedAt = performance.now();
    const answer = await quicksend.sendSms({
      requestId,
      accountId,
      senderId,
      recipients: [recipient],
      text: `Bench ${String(index)} ${requestId}`,
      duplicateConfirmed: false,
    });
    if (answer.ok !== true) throw new Error(JSON.stringify(answer));
    await accepted;
    samples.push(performance.now() - startedAt);
  }
  return samples;
}

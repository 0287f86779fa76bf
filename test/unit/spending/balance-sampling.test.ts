import { expect, test } from 'vitest';
import type { Message } from '#shared/domain/message';
import { createBalanceSampling } from '../../../src/main/spending/balance-sampling';
import { accepted, aMessage } from '../../support/fixtures';
import { createManualClock } from '../../support/outbox/manual-clock';

const hourMs = 3_600_000;

function openSampling(refresh: (accountId: string) => Promise<unknown> = () => Promise.resolve()) {
  const clock = createManualClock();
  const asked: string[] = [];
  const failures: unknown[] = [];
  const sampling = createBalanceSampling({
    clock,
    refresh: (accountId) => {
      asked.push(accountId);
      return refresh(accountId);
    },
    onFailure: (error) => failures.push(error),
  });
  const send = (accountId: string, changes: Partial<Message> = {}) => {
    sampling.messagesChanged([aMessage({ accountId, state: accepted(), ...changes })]);
  };
  return { clock, asked, failures, sampling, send };
}

test('the balance is asked for an hour after something was sent, once for each account', async () => {
  const { clock, asked, send } = openSampling();
  send('a');
  send('b');
  send('a');
  await clock.advance(hourMs - 1);
  expect(asked).toEqual([]);
  await clock.advance(1);
  expect(asked).toEqual(['a', 'b']);
});

test('the balance is asked for at most once an hour', async () => {
  const { clock, asked, send } = openSampling();
  for (let minute = 0; minute < 240; minute += 1) {
    send('a');
    await clock.advance(60_000);
  }
  expect(asked).toHaveLength(4);
});

test('nobody is asked while nothing is sent', async () => {
  const { clock, asked, send } = openSampling();
  send('a');
  await clock.advance(hourMs);
  await clock.advance(100 * hourMs);
  expect(asked).toEqual(['a']);
});

test('nobody is asked for what is practice, or did not go', async () => {
  const { clock, asked, send } = openSampling();
  send('a', { practice: true });
  send('b', { state: { kind: 'cancelled', at: 1 } });
  expect(clock.nextTimerMs()).toBeNull();
  await clock.advance(hourMs);
  expect(asked).toEqual([]);
});

test('what fails is told, and the next hour is not lost by it', async () => {
  const broken = new Error('broken');
  const { clock, asked, failures, send } = openSampling(() => Promise.reject(broken));
  send('a');
  await clock.advance(hourMs);
  send('a');
  await clock.advance(hourMs);
  expect(asked).toEqual(['a', 'a']);
  expect(failures).toEqual([broken, broken]);
});

test('nobody is asked once the program ends', async () => {
  const { clock, asked, sampling, send } = openSampling();
  send('a');
  sampling.stop();
  await clock.advance(hourMs);
  expect(asked).toEqual([]);
});

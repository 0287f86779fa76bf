import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { MessageState } from '#shared/domain/message';
import { HeldNotice } from '../../../src/renderer/app/held-notice';
import { HistoryView } from '../../../src/renderer/features/history/history-view';
import { emptyHistory, useHistory } from '../../../src/renderer/features/history/history-store';
import { aMessage, aSnapshot, fixtureAt } from '../../support/fixtures';
import { accessibilityProblems, show } from '../../support/render';

const state: MessageState = { kind: 'queued', dueAt: fixtureAt, waitsFor: 'held', attempts: 0 };

function held(count: number) {
  const { outbox } = aSnapshot();
  return {
    snapshot: aSnapshot({ outbox: { ...outbox, held: count } }),
    messages: Array.from({ length: count }, (_, index) =>
      aMessage({ id: `m-${String(index)}`, state }),
    ),
  };
}

it.each([
  ['Send now', 'queued'],
  ["Don't send", 'cancelled'],
])('%s answers for every message that is held', async (button, became) => {
  const { fake, user } = await show(<HeldNotice />, held(2));
  expect(screen.getByRole('alert').textContent).toContain('2 texts wait for your word');
  expect(await accessibilityProblems()).toEqual([]);
  await user.click(screen.getByRole('button', { name: button }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(fake.state.messages.map((message) => message.state.kind)).toEqual([became, became]);
});

it('says why an answer was not taken, and goes on asking', async () => {
  const { fake, user } = await show(<HeldNotice />, held(1));
  fake.fail('answerHeld', 'disk-full');
  await user.click(screen.getByRole('button', { name: 'Send now' }));
  await waitFor(() => {
    expect(screen.getByText(/The disk is full/)).toBeDefined();
  });
  expect(screen.getByText('1 text waits for your word', { exact: false })).toBeDefined();
});

it('asks nothing where nothing is held', async () => {
  await show(<HeldNotice />);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('the history says of a held message that it waits for a word, and takes it', async () => {
  useHistory.setState(emptyHistory, true);
  const { fake, user } = await show(
    <HistoryView shownId={null} onSearch={vi.fn()} onCompose={vi.fn()} />,
    held(1),
  );
  const item = await screen.findByRole('listitem');
  expect(item.textContent).toContain('Not sent yet: waits for your word');
  await user.click(within(item).getByRole('button', { name: 'Send now' }));
  expect(fake.inputsOf('answerHeld')).toEqual([{ messageIds: ['m-0'], send: true }]);
});

import { act, render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Batch, BatchState } from '#shared/domain/batch';
import { BatchesRoom } from '../../../src/renderer/features/batches/batches-room';
import { aBatch } from '../../support/fake-batch-handlers';
import { aMessage, aSnapshot, fixtureAt } from '../../support/fixtures';
import { accessibilityProblems, type Shown } from '../../support/render';
import { button, said, showBatches, shownMessages } from './shown-batches';

const counts = aBatch().counts;

function sent(changes: Partial<Batch> = {}): Batch {
  return aBatch({
    name: 'Orders in',
    confirmedAt: fixtureAt,
    accountLabel: 'Salon Berger',
    state: { kind: 'sending' },
    counts: { ...counts, accepted: 10, queued: 28, rejected: 1, unknown: 1 },
    pace: { perMinute: 100, leftMs: 17_000 },
    ...changes,
  });
}

const message = aMessage({ id: 'm1', batchId: 'batch-1', recipientName: 'Clara Vogt' });

async function openPage(batch: Batch): Promise<Shown> {
  const shown = await showBatches({ batches: [batch], messages: [message] });
  await shown.user.click(await screen.findByRole('button', { name: /^Orders in/ }));
  await screen.findByRole('heading', { level: 1, name: 'Orders in' });
  return shown;
}

function tell({ fake }: Shown, batch: Batch): void {
  act(() => {
    fake.emit('batchesChanged', { batches: [batch] });
  });
}

const bar = (): string | null => screen.getByRole('progressbar').getAttribute('aria-valuetext');

describe('the page of a batch', () => {
  it('says how far it is, how fast, and how long it takes', async () => {
    await openPage(sent());
    expect(bar()).toBe(
      '12 of 40 messages have come to their end · 100 a minute · under a minute left',
    );
    const states = screen.getByRole('group', { name: 'Messages by state' });
    expect(
      within(states)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['40 all', '10 accepted', '1 rejected', '1 unclear', '28 waiting']);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('names the practice account as the language does', async () => {
    const { user } = await showBatches({
      batches: [sent({ accountLabel: 'Practice', practice: true })],
      snapshot: aSnapshot({ language: 'de' }),
    });
    await user.click(await screen.findByRole('button', { name: /^Orders in/ }));
    expect(await screen.findByText(/Von Übung\./)).toBeDefined();
  });

  it('is asked for anew when the room is come back to: it may have gone on meanwhile', async () => {
    const { fake, unmount } = await openPage(sent());
    unmount();
    fake.state.batches = [sent({ state: { kind: 'done', at: fixtureAt } })];
    render(<BatchesRoom onMessage={() => undefined} />);
    expect(await screen.findByRole('heading', { name: /^Done/ })).toBeTruthy();
  });

  it('pauses, and goes on', async () => {
    const { user } = await openPage(sent());
    await user.click(button('Pause'));
    expect(await screen.findByRole('heading', { name: 'Paused by you' })).toBeTruthy();
    await user.click(button('Resume: send the other 28'));
    expect(await screen.findByRole('heading', { name: 'Sending' })).toBeTruthy();
  });

  it('cancels the rest only after a question that names the number', async () => {
    const { fake, user } = await openPage(sent());
    await user.click(button('Cancel the rest…'));
    const question = await screen.findByRole('alertdialog', {
      name: 'Cancel the 28 messages that have not gone?',
    });
    expect(fake.inputsOf('cancelBatch')).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Cancel 28 messages' }));
    expect(await screen.findByRole('heading', { name: 'Called off' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
  });

  it.each([
    [{ kind: 'paused', at: fixtureAt, reason: 'balance' }, /Top up the account/],
    [{ kind: 'paused', at: fixtureAt, reason: 'unknowns' }, /last five messages/],
    [{ kind: 'waiting', at: fixtureAt }, /closed or the computer slept/],
  ] as const)('says why it stands still: %o', async (state: BatchState, words) => {
    await openPage(sent({ state }));
    expect(screen.getByText(words)).toBeTruthy();
    expect(button('Resume: send the other 28')).toBeTruthy();
  });

  it('says why a button did not work', async () => {
    const { fake, user } = await openPage(sent());
    fake.fail('pauseBatch', 'batch-not-under-way');
    await user.click(button('Pause'));
    expect((await screen.findByRole('alert')).textContent).toContain('This batch is not going');
  });

  it('speaks of its progress rarely: at each quarter, and when it ends', async () => {
    const shown = await openPage(sent({ counts: { ...counts, queued: 40 } }));
    expect(said()).not.toContain('have come');
    tell(shown, sent({ counts: { ...counts, accepted: 9, queued: 31 } }));
    expect(said()).not.toContain('have come');
    tell(shown, sent({ counts: { ...counts, accepted: 10, queued: 30 } }));
    expect(said()).toContain('Sending. 10 of 40 messages');
    tell(shown, sent({ counts: { ...counts, accepted: 15, queued: 25 } }));
    expect(said()).toContain('10 of 40');
    tell(
      shown,
      sent({ state: { kind: 'done', at: fixtureAt }, counts: { ...counts, accepted: 40 } }),
    );
    expect(said()).toContain('Done. 40 of 40 messages');
  });

  it('keeps whether it goes on by itself', async () => {
    const { fake, user } = await openPage(sent());
    await user.click(screen.getByRole('switch', { name: 'Go on by itself after a restart' }));
    expect(fake.inputsOf('changeBatch')).toEqual([
      { batchId: 'batch-1', change: { goesOn: true } },
    ]);
  });

  it('shows the messages of one state, each as it changes, and leads to the history', async () => {
    const shown = await openPage(sent());
    const list = await screen.findByRole('list', { name: 'Messages' });
    act(() => {
      shown.fake.putMessages([
        { ...message, state: { kind: 'cancelled', at: fixtureAt } },
        aMessage({ id: 'm2', batchId: null, recipientName: 'Somebody else' }),
      ]);
    });
    expect(list.textContent).toContain('Undone before it was sent');
    expect(list.textContent).not.toContain('Somebody else');
    await shown.user.click(within(list).getByRole('button', { name: /Clara Vogt/ }));
    expect(shownMessages).toEqual(['m1']);
    await shown.user.click(button('1 unclear'));
    expect(shown.fake.inputsOf('listBatchMessages').at(-1)).toMatchObject({ state: 'unknown' });
    expect(button('1 unclear').getAttribute('aria-pressed')).toBe('true');
  });

  it('shows who was left out, and in which row of the list they stand', async () => {
    const list = { fileName: 'a.csv', columns: ['Phone'], numberColumn: 0, rows: 42, overLimit: 0 };
    const source = { kind: 'list', ...list, firstRow: 2 } as const;
    const { draft } = aBatch();
    const { fake, user } = await openPage(sent({ leftOut: 2, draft: { ...draft, source } }));
    fake.succeed('listLeftOut', {
      recipients: [
        {
          position: 3,
          typed: '12',
          contactId: null,
          name: null,
          reason: 'invalid-number',
          field: null,
        },
      ],
      total: 2,
    });
    await user.click(button('2 were left out'));
    const dialog = await screen.findByRole('dialog', { name: 'Who was left out' });
    expect(await within(dialog).findByText('no valid number')).toBeTruthy();
    expect(dialog.textContent).toContain('Row 5');
  });
});

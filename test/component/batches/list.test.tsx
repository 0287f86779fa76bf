import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '#shared/result';
import { loadOlderBatches, useBatches } from '../../../src/renderer/features/batches/batches-store';
import { aBatch } from '../../support/fake-batch-handlers';
import { aSnapshot, fixtureAt } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import { aWrittenDraft, button, showBatches } from './shown-batches';

const counts = aBatch().counts;

describe('the list of batches', () => {
  it('says what a batch is for while there is none', async () => {
    await showBatches();
    expect(await screen.findByText('Text many at once')).toBeTruthy();
    expect(button('New batch')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('asks for an account first', async () => {
    await showBatches({ snapshot: aSnapshot({ accounts: [], activeAccountId: null }) });
    expect(await screen.findByText(/Connect an account first/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'New batch' })).toBeNull();
  });

  it('tells of each what it does and how far it is', async () => {
    const sent = { confirmedAt: fixtureAt, accountLabel: 'Salon Berger' };
    await showBatches({
      batches: [
        aWrittenDraft(),
        aBatch({
          ...sent,
          id: 'b2',
          name: 'Orders in',
          state: { kind: 'sending' },
          counts: { ...counts, accepted: 12, queued: 27, rejected: 1 },
        }),
        aBatch({
          ...sent,
          id: 'b3',
          name: 'Reminder',
          state: { kind: 'paused', at: fixtureAt, reason: 'balance' },
          counts: { ...counts, queued: 3 },
        }),
        aBatch({
          ...sent,
          id: 'b4',
          name: 'Spring',
          practice: true,
          state: { kind: 'done', at: fixtureAt },
          counts: { ...counts, accepted: 2, unknown: 1 },
        }),
      ],
    });
    const list = await screen.findByRole('list', { name: 'Batches' });
    const rows = within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(rows[0]).toContain('Everybody tagged “VIP”');
    expect(rows[0]).toContain('Draft');
    expect(rows[1]).toContain('Sending13 of 40 · 1 rejected');
    expect(rows[2]).toContain('Paused: the balance is used up');
    expect(rows[3]).toContain('Practice');
    expect(rows[3]).toContain('Done, with some that need a look2 accepted · 1 unclear');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('follows what main tells', async () => {
    const batch = aBatch({
      name: 'Orders in',
      confirmedAt: fixtureAt,
      state: { kind: 'sending' },
      counts: { ...counts, queued: 2 },
    });
    const { fake } = await showBatches({ batches: [batch] });
    expect(await screen.findByText('0 of 2')).toBeTruthy();
    act(() => {
      fake.emit('batchesChanged', {
        batches: [
          { ...batch, state: { kind: 'done', at: fixtureAt }, counts: { ...counts, accepted: 2 } },
        ],
      });
    });
    expect(screen.getByText('Done')).toBeTruthy();
    expect(screen.getByText('2 accepted')).toBeTruthy();
  });

  it('loads older ones when the end of the list is near', async () => {
    const { fake } = await showBatches({ batches: [aBatch({ id: 'b9', name: 'Newer' })] });
    await screen.findByText('Newer');
    expect(fake.inputsOf('listBatches')).toEqual([{ before: null, limit: 50 }]);
    fake.handle('listBatches', ({ before }) =>
      ok({
        batches: [aBatch({ id: before ?? 'b8', name: before === null ? 'Newer' : 'Older' })],
        nextBefore: before === null ? 'b1' : null,
      }),
    );
    act(() => {
      useBatches.setState({ nextBefore: 'b1' });
    });
    await act(async () => {
      loadOlderBatches();
      await Promise.resolve();
    });
    expect(await screen.findByText('Older')).toBeTruthy();
    expect(fake.inputsOf('listBatches').at(-1)).toEqual({ before: 'b1', limit: 50 });
  });
});

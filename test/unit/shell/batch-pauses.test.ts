import { expect, it } from 'vitest';
import type { Batch, BatchState } from '../../../src/shared/domain/batch';
import { createBatchPauses } from '../../../src/main/shell/batch-pauses';
import { createTranslator } from '../../../src/main/shell/i18n';
import type { Notice } from '../../../src/main/shell/outcome-notice';
import { aBatch } from '../../support/fake-batch-handlers';

function setup() {
  const shown: Notice[] = [];
  let opened = 0;
  const changed = createBatchPauses({
    show: (notice, click) => {
      shown.push(notice);
      click();
    },
    translate: () => createTranslator('en'),
    open: () => {
      opened += 1;
    },
    sinceAt: 1_000,
  });
  const batch = (state: BatchState, changes: Partial<Batch> = {}) => {
    changed([aBatch({ name: 'Orders in', state, ...changes })]);
  };
  return { batch, shown, opened: () => opened };
}

it('tells once of a batch that stands still and waits for the user, and leads to it', () => {
  const { batch, shown, opened } = setup();
  batch({ kind: 'sending' });
  batch({ kind: 'paused', at: 2_000, reason: 'balance' });
  batch({ kind: 'paused', at: 2_000, reason: 'balance' });
  expect(shown).toMatchObject([{ title: 'A batch was paused', quiet: false }]);
  expect(shown[0]?.body).toContain('“Orders in”');
  expect(opened()).toBe(1);
});

it('tells again where it was resumed and stands still anew', () => {
  const { batch, shown } = setup();
  batch({ kind: 'paused', at: 2_000, reason: 'unknowns' });
  batch({ kind: 'sending' });
  batch({ kind: 'waiting', at: 3_000 }, { practice: true, name: '' });
  expect(shown.map(({ title }) => title)).toEqual([
    'A batch was paused',
    'Practice: A batch waits for your word',
  ]);
});

it('tells nothing of the user’s own pause, nor of what stood still before the start', () => {
  const { batch, shown } = setup();
  batch({ kind: 'paused', at: 2_000, reason: 'user' });
  batch({ kind: 'paused', at: 999, reason: 'balance' });
  batch({ kind: 'done', at: 2_000 });
  expect(shown).toEqual([]);
});

import { screen } from '@testing-library/react';
import { BatchesRoom } from '../../../src/renderer/features/batches/batches-room';
import { emptyBatches, useBatches } from '../../../src/renderer/features/batches/batches-store';
import { emptyReview, useReview } from '../../../src/renderer/features/batches/review/review-store';
import {
  emptyDraftState,
  useDraft,
} from '../../../src/renderer/features/batches/wizard/draft-store';
import { emptyGroups, useGroups } from '../../../src/renderer/features/batches/wizard/groups-store';
import type { BatchDraft } from '#shared/domain/batch';
import { aBatch } from '../../support/fake-batch-handlers';
import type { FakeState } from '../../support/fake-bridge';
import { aContact } from '../../support/fixtures';
import { show, type Shown } from '../../support/render';

/** Messages that were asked for in the history. */
export const shownMessages: string[] = [];

export const clara = aContact({ tags: ['VIP'] });
const ben = aContact({
  id: 'contact-2',
  givenName: 'Ben',
  familyName: 'Okafor',
  numbers: [{ e164: '+12025550111', typed: '+1 (202) 555-0111', label: 'work' }],
});

/** A draft that is written, and was not looked at yet. */
export function aWrittenDraft(draft: Partial<BatchDraft> = {}) {
  return aBatch({
    draft: {
      ...aBatch().draft,
      source: { kind: 'tag', name: 'VIP' },
      accountId: 'account-1',
      senderId: '7',
      text: 'Hi {{first_name}}, your order is in.',
      purpose: 'everyday',
      ...draft,
    },
  });
}

/** Shows the room as the desk window does. */
export async function showBatches(state: Partial<FakeState> = {}): Promise<Shown> {
  useBatches.setState(emptyBatches, true);
  useDraft.setState(emptyDraftState, true);
  useReview.setState(emptyReview, true);
  useGroups.setState(emptyGroups, true);
  shownMessages.length = 0;
  return await show(<BatchesRoom onMessage={(id) => shownMessages.push(id)} />, {
    contacts: [clara, ben],
    ...state,
  });
}

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
export const said = (): string =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join(' ');

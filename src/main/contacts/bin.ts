import type { ContactsGround } from './ground';
import type { Merges } from './merges';
import { pageByPage } from './slices';

const dayMs = 86_400_000;

/** So long a deleted contact can be brought back, and a merge undone. */
export const binMs = 30 * dayMs;

const pageSize = 500;
const mergesAtATime = 50;

/**
 * Removes for good what has been in the bin for 30 days, and what undoing older merges would take.
 *
 * What was written to these people stays in the history: only `eraseContact` takes that away.
 */
export async function emptyOldBin(
  { contacts, clock, slicing, changeMany }: ContactsGround,
  merges: Pick<Merges, 'forgetBefore'>,
): Promise<void> {
  const before = clock.now() - binMs;
  const old = pageByPage(() => contacts.inBinBefore(before, pageSize));
  // The user may have brought one back since its page was read.
  await changeMany(old, (seq) => (contacts.removeInBinBefore(seq, before) ? seq : null));
  while (merges.forgetBefore(before, mergesAtATime) > 0) await slicing.breathe();
}

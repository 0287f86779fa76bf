import type { ContactsGround } from './ground';
import type { Merges } from './merges';

const dayMs = 86_400_000;

/** So long a deleted contact can be brought back, and a merge undone. */
export const binMs = 30 * dayMs;

/** A contact takes some 50 µs. */
const sliceSize = 200;

/**
 * Removes for good what has been in the bin for 30 days, and what undoing older merges would take.
 *
 * What was written to these people stays in the history: only `eraseContact` takes that away.
 */
export async function emptyOldBin(
  { contacts, clock, breathe, changed }: ContactsGround,
  merges: Pick<Merges, 'forgetBefore'>,
): Promise<void> {
  const before = clock.now() - binMs;
  for (;;) {
    const seqs = contacts.inBinBefore(before, sliceSize);
    if (seqs.length === 0) break;
    contacts.together(() => {
      seqs.forEach((seq) => {
        contacts.remove(seq);
      });
    });
    changed(seqs);
    await breathe();
  }
  while (merges.forgetBefore(before, sliceSize) > 0) await breathe();
}

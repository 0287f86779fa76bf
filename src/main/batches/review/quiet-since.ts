import { inSlices } from '../../contacts/slices';
import type { Reviewed, ReviewParts } from './review-batch';

/**
 * Whether quiet hours have begun, since it was reviewed, for somebody whose message was to go at once: it
 * would wait, and the user was not asked.
 */
export async function quietHoursBegan(
  { allowedAt, breathe, clock }: Pick<ReviewParts, 'allowedAt' | 'breathe' | 'clock'>,
  messages: Reviewed['messages'],
): Promise<boolean> {
  const now = clock.now();
  let began = false;
  await inSlices(
    { breathe, elapsed: () => clock.elapsed(), together: (work) => work() },
    messages,
    ({ message, dueAt }) => {
      if (!began && (dueAt ?? now) <= now) began = allowedAt(message, now) > now;
    },
  );
  return began;
}

import type { Reviewed } from './review-batch';

/**
 * Whether two reviews of a draft come to the same: the same people get the same texts at the same times,
 * and the same are left out for the same reasons. In whatever order: contacts may have been put in another.
 */
export function comesToTheSame(a: Verdicts, b: Verdicts): boolean {
  return areSame(going(a), going(b)) && areSame(staying(a), staying(b));
}

type Verdicts = Pick<Reviewed, 'messages' | 'leftOut'>;

function going({ messages }: Verdicts): readonly string[] {
  return messages.map(({ message: { recipient, text }, dueAt }) => key(recipient, text, dueAt));
}

function staying({ leftOut }: Verdicts): readonly string[] {
  return leftOut.map(({ typed, reason, field }) => key(typed, reason, field));
}

function key(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts);
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const counts = new Map<string, number>();
  for (const one of a) counts.set(one, (counts.get(one) ?? 0) + 1);
  return b.every((one) => {
    const left = counts.get(one) ?? 0;
    counts.set(one, left - 1);
    return left > 0;
  });
}

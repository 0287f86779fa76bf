import type { ImportNumber, ImportVerdict, VerdictCounts } from '#shared/domain/import';

/** Counts rows by verdict as they are judged. */
export interface VerdictCounter {
  add(verdict: ImportVerdict, numbers: readonly ImportNumber[]): void;
  counts(): VerdictCounts;
}

export function countVerdicts(): VerdictCounter {
  const counts: { -readonly [Key in keyof VerdictCounts]: number } = {
    new: 0,
    update: 0,
    'opted-out': 0,
    duplicate: 0,
    'invalid-number': 0,
    mangled: 0,
    repaired: 0,
  };
  return {
    add(verdict, numbers) {
      counts[verdict.kind] += 1;
      if (isRepaired(numbers)) counts.repaired += 1;
    },
    counts: () => ({ ...counts }),
  };
}

/** Whether any number of a row was repaired. */
export function isRepaired(numbers: readonly ImportNumber[]): boolean {
  return numbers.some((number) => number.kind === 'valid' && number.repair !== null);
}

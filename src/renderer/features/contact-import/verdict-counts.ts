import { verdictKinds, type VerdictCounts } from '#shared/domain/import';

/** How many rows have a verdict. */
export function judgedRows(counts: VerdictCounts): number {
  return verdictKinds.reduce((sum, kind) => sum + counts[kind], 0);
}

/** How many rows an import takes over. */
export function takenRows(counts: VerdictCounts): number {
  return counts.new + counts.update + counts['opted-out'];
}

/** How many rows it leaves out. */
export function leftRows(counts: VerdictCounts): number {
  return counts.duplicate + counts['invalid-number'] + counts.mangled;
}

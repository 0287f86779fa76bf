import type { BatchSource } from '#shared/domain/batch';

/** The ways to say whom a batch is for. */
export const sourceKinds = ['tag', 'search', 'contacts', 'pasted', 'file'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** The way in which a source was said; `null` where there is none. */
export function kindOf(source: BatchSource | null): SourceKind | null {
  if (source === null) return null;
  if (source.kind !== 'list') return source.kind;
  return source.fileName === '' ? 'pasted' : 'file';
}

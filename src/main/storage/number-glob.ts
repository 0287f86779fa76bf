import type { NumberPiece } from '#shared/domain/folded-text';

/** The GLOB pattern for E.164 numbers with this piece. */
export function numberGlob({ digits, fromStart }: NumberPiece): string {
  return fromStart ? `+${digits}*` : `*${digits}*`;
}

import { numberPiece, type NumberPiece } from '#shared/domain/folded-text';
import { addBit, type Bits } from './bits';

/**
 * The digits of all numbers, and who has which three of them in a row.
 *
 * Each number is the mark of its kind and its digits, a byte each; after the last stands a mark more.
 * The numbers of the contact with rank `r` are `digits` from `starts[r]` to `starts[r + 1]`. Those who
 * have three bytes in a row, see {@link tripleOf}, are `ranks` from `tripleStarts[triple]` to
 * `tripleStarts[triple + 1]`, ascending: so what begins with two of them lies side by side.
 */
export interface NumberIndex {
  readonly digits: Uint8Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly ranks: Uint32Array<ArrayBuffer>;
  readonly tripleStarts: Uint32Array<ArrayBuffer>;
}

/** Before the digits of a number in E.164. */
const numberMark = 10;
/** Before the digits of a number as it was typed, where they are no piece of its E.164 ones. */
const typedMark = 11;
/** How many bytes there are: ten digits and two marks. */
const kinds = 12;

function tripleOf(first: number, second: number, third: number): number {
  return (first * kinds + second) * kinds + third;
}

export interface NumberIndexBuilder {
  /** Contacts are to be added in the order of their ranks. */
  add(numbers: readonly { readonly e164: string; readonly typed: string }[]): void;
  build(): NumberIndex;
}

export function numberIndexBuilder(): NumberIndexBuilder {
  let digits = new Uint8Array(1_024);
  let length = 0;
  const starts: number[] = [0];

  function write(mark: number, text: string): void {
    // One more than needed, for the mark after the last number.
    while (length + text.length + 2 > digits.length) {
      const larger = new Uint8Array(digits.length * 2);
      larger.set(digits);
      digits = larger;
    }
    digits[length] = mark;
    length += 1;
    for (let at = 0; at < text.length; at += 1) digits[length + at] = text.charCodeAt(at) - zero;
    length += text.length;
  }

  return {
    add(numbers) {
      for (const { e164, typed } of numbers) {
        const known = e164.slice(1);
        write(numberMark, known);
        const other = numberPiece(typed)?.digits;
        if (other !== undefined && !known.includes(other)) write(typedMark, other);
      }
      starts.push(length);
    },

    build() {
      digits[length] = numberMark;
      const whole = digits.slice(0, length + 1);
      return { digits: whole, starts: Uint32Array.from(starts), ...triplesOf(whole, starts) };
    },
  };
}

const zero = '0'.charCodeAt(0);

/** Sorts contacts by what three bytes they have, first counting and then placing them. */
function triplesOf(
  digits: Uint8Array,
  starts: readonly number[],
): Pick<NumberIndex, 'ranks' | 'tripleStarts'> {
  const tripleStarts = new Uint32Array(kinds ** 3 + 1);
  const eachTriple = (act: (triple: number, rank: number) => void) => {
    let rank = 0;
    for (let at = 0; at + 2 < digits.length; at += 1) {
      while ((starts[rank + 1] ?? 0) <= at) rank += 1;
      act(tripleOf(digits[at] ?? 0, digits[at + 1] ?? 0, digits[at + 2] ?? 0), rank);
    }
  };
  eachTriple((triple) => {
    tripleStarts[triple + 1] = (tripleStarts[triple + 1] ?? 0) + 1;
  });
  for (let triple = 0; triple < kinds ** 3; triple += 1) {
    tripleStarts[triple + 1] = (tripleStarts[triple + 1] ?? 0) + (tripleStarts[triple] ?? 0);
  }
  const ends = tripleStarts.slice();
  const ranks = new Uint32Array(Math.max(0, digits.length - 2));
  eachTriple((triple, rank) => {
    const end = ends[triple] ?? 0;
    ranks[end] = rank;
    ends[triple] = end + 1;
  });
  return { ranks, tripleStarts };
}

/**
 * The pieces of numbers that a text may mean; see `numberPiece`.
 *
 * Zeros at its start, which belong to no number in E.164, may as well be from the middle of one.
 */
export function numberPieces(text: string): readonly NumberPiece[] {
  const piece = numberPiece(text);
  if (piece === null) return [];
  const digits = text.replaceAll(/\D/g, '');
  const mayBeMiddle = piece.fromStart && /^0\d/.test(digits) && !text.includes('+');
  return mayBeMiddle ? [piece, { digits, fromStart: false }] : [piece];
}

/** Adds all who have a number with this piece. */
export function addNumbers(index: NumberIndex, piece: NumberPiece, bits: Bits): void {
  const wanted = Array.from(piece.digits, Number);
  if (piece.fromStart) wanted.unshift(numberMark);
  const [first, second, third] = wanted;
  if (first === undefined) return;
  if (third !== undefined) {
    addVerified(index, wanted, bits);
  } else if (second !== undefined) {
    const from = tripleOf(first, second, 0);
    addTriples(index, from, from + kinds, bits);
  } else {
    const from = tripleOf(first, 0, 0);
    addTriples(index, from, from + kinds ** 2, bits);
  }
}

function addTriples(
  { ranks, tripleStarts }: NumberIndex,
  from: number,
  to: number,
  bits: Bits,
): void {
  const end = tripleStarts[to] ?? 0;
  for (let at = tripleStarts[from] ?? 0; at < end; at += 1) addBit(bits, ranks[at] ?? 0);
}

/** Looks only at those who have the rarest three bytes of what is wanted. */
function addVerified(index: NumberIndex, wanted: readonly number[], bits: Bits): void {
  const { ranks, tripleStarts, starts } = index;
  let rarest = 0;
  let fewest = Infinity;
  for (let at = 0; at + 2 < wanted.length; at += 1) {
    const triple = tripleOf(wanted[at] ?? 0, wanted[at + 1] ?? 0, wanted[at + 2] ?? 0);
    const count = (tripleStarts[triple + 1] ?? 0) - (tripleStarts[triple] ?? 0);
    if (count < fewest) [rarest, fewest] = [triple, count];
  }
  const end = tripleStarts[rarest + 1] ?? 0;
  for (let at = tripleStarts[rarest] ?? 0; at < end; at += 1) {
    const rank = ranks[at] ?? 0;
    const found =
      wanted.length === 3 ||
      hasPiece(index.digits, starts[rank] ?? 0, starts[rank + 1] ?? 0, wanted);
    if (found) addBit(bits, rank);
  }
}

function hasPiece(
  digits: Uint8Array,
  from: number,
  to: number,
  wanted: readonly number[],
): boolean {
  for (let start = from; start + wanted.length <= to; start += 1) {
    let same = 0;
    while (same < wanted.length && digits[start + same] === wanted[same]) same += 1;
    if (same === wanted.length) return true;
  }
  return false;
}

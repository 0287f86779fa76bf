import * as v from 'valibot';
import type { NumberPiece } from '#shared/domain/folded-text';
import type { SearchTerm, SearchWord } from '#shared/domain/search-marks';
import type { Database, SqlParams } from '../storage/database';
import { partExpression } from '../storage/message-words';
import { numberGlob } from '../storage/number-glob';
import { parseRow } from '../storage/parse-row';

/** Exported for the tests that assert which indexes are used. */
export const numberQueries = {
  fromStart: `
    SELECT seq FROM message_people WHERE recipient >= :first AND recipient < :end LIMIT :limit + 0`,
  anywhere: `
    SELECT seq FROM people_fts CROSS JOIN message_people ON message_people.seq = people_fts.rowid
    WHERE people_fts MATCH :pieces AND recipient GLOB :pattern LIMIT :limit + 0`,
} as const;

/**
 * Messages to so few people are found by the people. Of more, whoever looks at one message after the
 * other comes upon some soon.
 */
const fewPeople = 300;

/** In digits: what the index of numbers has of each, see the migration's head. */
const pieceLength = 3;

type Reads = Pick<Database, 'all'>;

const seqRow = v.object({ seq: v.number() });

/** How messages that fit a search term are found in one part of the index. */
export interface CompiledSearch {
  /** By an expression of the index, by their numbers, or by looking at one after the other. */
  readonly by: 'words' | 'seqs' | 'rows';
  /** What must hold of each; `seq` is the column that has its place. */
  where(seq: string): readonly string[];
  /** Values for a part, but for `from` and `until`. */
  params(part: number): SqlParams;
}

/** The places that an expression has in the index, between `:from` and `:until`. */
function placesOf(expression: string): string {
  return `SELECT rowid FROM messages_fts
    WHERE messages_fts MATCH ${expression} AND rowid >= :from AND rowid < :until`;
}

/**
 * Whoever was erased has a number that nobody has, see `blanking.ts` and `isTextRemoved`: a calling code
 * of at most three digits, 0, and the place of the message. Nothing is found by it.
 */
const isNotErased = (seq: string): string => `(text <> '' OR NOT (
  SELECT recipient GLOB '+*0' || ${seq} AND length(recipient) <= length(${seq}) + 5
  FROM message_people AS erased WHERE erased.seq = person_seq))`;

/** Makes a search term ready to be asked for. */
export function compileSearch(database: Reads, { words, number }: SearchTerm): CompiledSearch {
  if (number !== null) return ofWordsOrNumber(database, words, number);
  const plain = words.filter((word) => word.number === null);
  const others = words.flatMap((word, index) =>
    word.number === null
      ? []
      : [{ word, name: `word${String(index)}`, number: recipientIs(database, word.number, index) }],
  );
  return {
    by: plain.length > 0 ? 'words' : 'rows',
    where: (seq) => [
      ...others.map(
        ({ name, number: { where } }) => `(${seq} IN (${placesOf(`:${name}`)}) OR ${where})`,
      ),
      ...(others.length > 0 ? [isNotErased(seq)] : []),
    ],
    params: (part) => ({
      ...(plain.length > 0 && { expression: partExpression(plain, part) }),
      ...Object.fromEntries(
        others.map(({ name, word }) => [name, partExpression([word], part)] as const),
      ),
      ...Object.fromEntries(others.flatMap((other) => Object.entries(other.number.params))),
    }),
  };
}

/** Text with all the words, or a recipient whose number is meant by all of them together. */
function ofWordsOrNumber(
  database: Reads,
  words: readonly SearchWord[],
  number: NumberPiece,
): CompiledSearch {
  const recipient = recipientIs(database, number, 0);
  const inText = placesOf(':expression');
  const ofPeople = `SELECT message_log.seq FROM json_each(:people0)
    CROSS JOIN message_log ON message_log.person_seq = value
      AND message_log.seq >= :from AND message_log.seq < :until`;
  return {
    by: recipient.isFew ? 'seqs' : 'rows',
    where: (seq) => [
      recipient.isFew
        ? `${seq} IN (${inText} UNION ALL ${ofPeople})`
        : `(${seq} IN (${inText}) OR ${recipient.where})`,
      isNotErased(seq),
    ],
    params: (part) => ({ expression: partExpression(words, part), ...recipient.params }),
  };
}

/** That a message went to a number with a piece. */
interface RecipientIs {
  readonly isFew: boolean;
  readonly where: string;
  readonly params: SqlParams;
}

function recipientIs(database: Reads, piece: NumberPiece, index: number): RecipientIs {
  const people = fewWithPiece(database, piece);
  const name = `people${String(index)}`;
  return people === null
    ? {
        isFew: false,
        where: `(
          SELECT recipient GLOB :${name} FROM message_people AS numbered
          WHERE numbered.seq = person_seq)`,
        params: { [name]: numberGlob(piece) },
      }
    : {
        isFew: true,
        where: `person_seq IN (SELECT value FROM json_each(:${name}))`,
        params: { [name]: JSON.stringify(people) },
      };
}

/** The people whose numbers have a piece, or `null` where they are many. */
function fewWithPiece(database: Reads, piece: NumberPiece): readonly number[] | null {
  const { digits, fromStart } = piece;
  const limit = fewPeople + 1;
  if (!fromStart && digits.length < pieceLength) return null;
  const rows = fromStart
    ? // ":" comes next after the digits.
      database.all(numberQueries.fromStart, { first: `+${digits}`, end: `+${digits}:`, limit })
    : database.all(numberQueries.anywhere, {
        pieces: piecesOf(digits),
        pattern: numberGlob(piece),
        limit,
      });
  if (rows.length > fewPeople) return null;
  return rows.map((row) => parseRow(seqRow, row, 'message_people').seq);
}

/** The expression for people whose numbers have all pieces of some digits. */
function piecesOf(digits: string): string {
  const count = digits.length - pieceLength + 1;
  const pieces = Array.from({ length: count }, (_, at) => digits.slice(at, at + pieceLength));
  return [...new Set(pieces)].map((piece) => `"${piece}"`).join(' AND ');
}

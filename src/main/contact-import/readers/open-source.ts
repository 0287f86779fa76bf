import type { Result } from '#shared/result';
import { fileBytes, textBytes, type ByteSource } from './byte-source';
import { readCsvRows, type CsvForm } from './csv-rows';
import { decode, wholeCharacters } from './decode-bytes';
import { byteOrderMark, guessEncoding, type GuessedEncoding } from './guess-encoding';
import { guessDelimiter, looksLikeHeader } from './guess-table';
import { readHeadRows } from './head-rows';
import { defaultReadLimits, megabytes, type ReadLimits } from './limits';
import { identify } from './read-only-file';
import type { ReadProblem } from './read-problem';
import { asResult, asResults, ReadStop, stopIfCancelled } from './read-stop';
import type { CardSource, Input, ReadOptions, Source, TableSource } from './source';
import { readCards } from './vcard/read-cards';
import { openXlsx } from './xlsx/xlsx-source';

const headBytes = 64 * 1024;

/**
 * Looks into a file or a pasted text and tells what it is and how it would be read.
 *
 * What it is follows from its contents, never from its name. Nothing is written, and nothing stays
 * open. A problem is an answer; it rejects only for a bug.
 */
export function openSource(
  input: Input,
  options: ReadOptions = {},
): Promise<Result<Source, ReadProblem>> {
  const limits = { ...defaultReadLimits, ...options.limits };
  return asResult(() =>
    input.kind === 'file'
      ? openFile(input.path, options, limits)
      : openText(textBytes(input.text), { ...options, encoding: 'utf-8' }, limits, true),
  );
}

async function openFile(path: string, options: ReadOptions, limits: ReadLimits): Promise<Source> {
  stopIfCancelled(options.signal);
  const identity = await identify(path);
  stopAtSize(identity.sizeBytes, limits.fileBytes);
  const bytes = fileBytes(path, identity);
  const head = await readHead(bytes, options.signal);
  if (startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06'))
    return withContents(await openXlsx(path, identity, options, limits));
  if (startsWith(head, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
    throw new ReadStop({ code: 'import-old-excel' });
  return openText(bytes, options, limits, false);
}

async function openText(
  bytes: ByteSource,
  options: ReadOptions,
  limits: ReadLimits,
  isPasted: boolean,
): Promise<Source> {
  stopAtSize(bytes.sizeBytes, limits.fileBytes);
  const head = await readHead(bytes, options.signal);
  const form = await formOf(bytes, head, options);
  const whole = head.subarray(form.skipBytes);
  const { text } = decode(whole.subarray(0, wholeCharacters(whole, form.encoding)), form.encoding);
  const encoding = isPasted ? null : form.encoding;
  if (/^\s*BEGIN:VCARD\s/i.test(text)) return cardSource(bytes, form, encoding, limits);
  if (isOtherKind(text)) throw new ReadStop({ code: 'import-file-unknown' });
  const delimiter = options.delimiter ?? guessDelimiter(text);
  const table = await csvSource(bytes, { ...form, delimiter }, encoding, limits, options.signal);
  return withContents(table);
}

/** An encoding that the user has chosen; else the guess. */
async function formOf(
  bytes: ByteSource,
  head: Buffer,
  { encoding, signal }: ReadOptions,
): Promise<GuessedEncoding> {
  if (encoding === undefined) return guessEncoding(bytes, head, signal);
  const mark = byteOrderMark(head);
  return { encoding, skipBytes: mark?.encoding === encoding ? mark.skipBytes : 0 };
}

function cardSource(
  bytes: ByteSource,
  form: GuessedEncoding,
  encoding: CardSource['encoding'],
  limits: ReadLimits,
): CardSource {
  return {
    kind: 'cards',
    format: 'vcard',
    sizeBytes: bytes.sizeBytes,
    encoding,
    cards: (signal) => asResults(readCards(bytes, form, limits, signal)),
  };
}

async function csvSource(
  bytes: ByteSource,
  form: CsvForm,
  encoding: TableSource['encoding'],
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): Promise<TableSource> {
  const { head, headProblem } = await readHeadRows(readCsvRows(bytes, form, limits, signal));
  return {
    kind: 'table',
    format: 'csv',
    sizeBytes: bytes.sizeBytes,
    encoding,
    delimiter: form.delimiter,
    sheets: [],
    sheet: null,
    head,
    headProblem,
    hasHeader: looksLikeHeader(head),
    rows: (again) => asResults(readCsvRows(bytes, form, limits, again)),
  };
}

/** The first bytes of a source, as many as it takes to tell what it is. */
export async function readHead(
  bytes: ByteSource,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  for await (const chunk of bytes.chunks(signal)) return Buffer.from(chunk.subarray(0, headBytes));
  throw new ReadStop({ code: 'import-file-empty' });
}

function withContents(table: TableSource): TableSource {
  if (table.head.length === 0 && table.headProblem === null)
    throw new ReadStop({ code: 'import-file-empty' });
  return table;
}

/** Stops where a file has more bytes than a limit. */
export function stopAtSize(sizeBytes: number, limit: number): void {
  if (sizeBytes <= limit) return;
  const params = { limitMb: megabytes(limit) };
  throw new ReadStop({ code: 'import-file-too-large', params });
}

/** Markup, JSON, PDF and RTF are text, but no table. */
function isOtherKind(text: string): boolean {
  return /^\s*(?:<[!?a-z]|[{[]\s*["{[]|%PDF-|\{\\rtf)/i.test(text);
}

function startsWith(bytes: Buffer, signature: string): boolean {
  return bytes.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1'));
}

import { isAscii, isUtf8 } from 'node:buffer';
import type { ByteSource } from './byte-source';
import { decode, wholeCharacters } from './decode-bytes';
import { ReadStop } from './read-stop';
import { importEncodings, type ImportEncoding } from '#shared/domain/import';

const sampleBytes = 64 * 1024;

/** What the bytes of a source look like. */
export interface GuessedEncoding {
  readonly encoding: ImportEncoding;
  /** Length of the byte order mark. */
  readonly skipBytes: number;
}

/**
 * Guesses the encoding from all of the bytes, so that a first umlaut at the end counts as well.
 *
 * A byte order mark decides; then zeros at every second byte (UTF-16); then whether the bytes are
 * UTF-8, or mostly so; then the letters' statistics, where windows-1252 wins what others do not read
 * differently. Stops with `import-file-unknown` for bytes that are no text.
 */
export async function guessEncoding(
  source: ByteSource,
  head: Buffer,
  signal: AbortSignal | undefined,
): Promise<GuessedEncoding> {
  const marked = byteOrderMark(head);
  if (marked !== null) return marked;
  const wide = utf16WithoutMark(head);
  if (wide !== null) return { encoding: wide, skipBytes: 0 };
  const seen = await survey(source, signal);
  const encoding = seen.wrong <= seen.right ? 'utf-8' : await guessByLetters(seen.sample);
  return { encoding, skipBytes: 0 };
}

/** The encoding that a byte order mark names. */
export function byteOrderMark(head: Uint8Array): GuessedEncoding | null {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { encoding: 'utf-8', skipBytes: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', skipBytes: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', skipBytes: 2 };
  return null;
}

/** Separators, digits and line breaks have a zero byte in UTF-16, always on the same side. */
function utf16WithoutMark(head: Uint8Array): ImportEncoding | null {
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = head.length / 16;
  if (odd > enough && even * 8 < odd) return 'utf-16le';
  return even > enough && odd * 8 < even ? 'utf-16be' : null;
}

interface Survey {
  /** Characters beyond ASCII that are UTF-8, and bytes that are not. */
  readonly right: number;
  readonly wrong: number;
  /** Bytes around those that are not UTF-8. */
  readonly sample: Buffer;
}

async function survey(source: ByteSource, signal: AbortSignal | undefined): Promise<Survey> {
  let [right, wrong] = [0, 0];
  const samples: Buffer[] = [];
  let sampled = 0;
  let carried = Buffer.alloc(0);
  let bytesRead = 0;
  for await (const chunk of source.chunks(signal)) {
    if (chunk.includes(0)) throw new ReadStop({ code: 'import-file-unknown' });
    bytesRead += chunk.length;
    const atEnd = bytesRead >= source.sizeBytes;
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const whole = atEnd ? bytes : bytes.subarray(0, wholeCharacters(bytes, 'utf-8'));
    // Copied: the chunk's memory is used again.
    carried = Buffer.from(bytes.subarray(whole.length));
    if (isAscii(whole) || (right > sampleBytes && isUtf8(whole))) continue;
    const found = countUtf8(whole);
    right += found.right;
    wrong += found.wrong;
    if (found.wrong > 0 && sampled < sampleBytes) {
      samples.push(Buffer.from(whole.subarray(0, sampleBytes)));
      sampled += whole.length;
    }
    if (wrong > sampleBytes) break;
  }
  return { right, wrong, sample: Buffer.concat(samples).subarray(0, sampleBytes) };
}

function countUtf8(bytes: Buffer): { right: number; wrong: number } {
  let [right, wrong] = [0, 0];
  for (const character of bytes.toString('utf8').matchAll(/[^\0-\x7f]/gu)) {
    if (character[0] === '\ufffd') wrong += 1;
    else right += 1;
  }
  return { right, wrong };
}

async function guessByLetters(sample: Buffer): Promise<ImportEncoding> {
  // Loaded late: its tables take longer to load than most files to read.
  const { detectAll } = await import('jschardet');
  const guesses = detectAll(sample).flatMap(({ encoding, confidence }) => {
    const known = importEncodings.find((name) => name === nameOf(encoding ?? ''));
    const fits = known !== undefined && decode(sample, known).badAt === undefined;
    return fits ? [{ encoding: known, confidence }] : [];
  });
  const best = guesses.reduce((one, other) => (other.confidence > one.confidence ? other : one), {
    encoding: 'windows-1252',
    confidence: 0,
  });
  const western = guesses.find(({ encoding }) => encoding === 'windows-1252')?.confidence ?? 0;
  const alike = decode(sample, 'windows-1252').text === decode(sample, best.encoding).text;
  return alike || western > best.confidence * 0.9 ? 'windows-1252' : best.encoding;
}

function nameOf(encoding: string): string {
  const name = encoding.toLowerCase();
  return name === 'cp1258' ? 'windows-1258' : name;
}

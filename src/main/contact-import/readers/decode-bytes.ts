import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import type { ByteSource } from './byte-source';
import type { ImportEncoding } from '#shared/domain/import';

/** A piece of text; a piece with `badByte` is the last one and ends before that byte. */
export interface TextPiece {
  readonly text: string;
  /** Bytes of the source up to the end of this piece. */
  readonly bytesRead: number;
  /** The first byte that is not of the encoding, from 1. */
  readonly badByte?: number;
}

/** Decodes bytes piece by piece after leaving out a byte order mark of `skipBytes`. */
export async function* decodePieces(
  source: ByteSource,
  { encoding, skipBytes }: { encoding: ImportEncoding; skipBytes: number },
  signal: AbortSignal | undefined,
): AsyncGenerator<TextPiece, void> {
  let carried = Buffer.alloc(0);
  let bytesRead = 0;
  for await (const chunk of source.chunks(signal)) {
    const fresh = bytesRead === 0 ? chunk.subarray(skipBytes) : chunk;
    const bytes = carried.length === 0 ? fresh : Buffer.concat([carried, fresh]);
    bytesRead += chunk.length;
    const atEnd = bytesRead >= source.sizeBytes;
    const whole = atEnd ? bytes : bytes.subarray(0, wholeCharacters(bytes, encoding));
    const { text, badAt } = decode(whole, encoding);
    const startsAt = bytesRead - bytes.length;
    if (badAt !== undefined) {
      yield { text, bytesRead: startsAt + badAt, badByte: startsAt + badAt + 1 };
      return;
    }
    carried = Buffer.from(bytes.subarray(whole.length));
    yield { text, bytesRead };
  }
}

/** Decodes bytes that hold whole characters; `badAt` is the first byte that is not of the encoding. */
export function decode(
  bytes: Uint8Array,
  encoding: ImportEncoding,
): { readonly text: string; readonly badAt?: number } {
  if (!isUnicode(encoding)) return decodeSingleBytes(bytes, encoding);
  const text = tryDecode(bytes, encoding, false);
  if (text !== null) return { text };
  const badAt = lengthOfGoodBytes(bytes, encoding);
  return { text: tryDecode(bytes.subarray(0, badAt), encoding, true) ?? '', badAt };
}

function isUnicode(encoding: ImportEncoding): boolean {
  return encoding.startsWith('utf-');
}

/** With iconv-lite: some Node releases decode windows-1252 as ISO-8859-1 (nodejs/node#56542). */
function decodeSingleBytes(bytes: Uint8Array, encoding: ImportEncoding) {
  const text = iconv.decode(bytes, encoding);
  const badAt = text.indexOf('\ufffd');
  return badAt === -1 ? { text } : { text: text.slice(0, badAt), badAt };
}

function tryDecode(bytes: Uint8Array, encoding: ImportEncoding, more: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, {
      stream: more,
    });
  } catch {
    return null;
  }
}

/** The decoder does not say where it failed: bisect to the longest beginning that it takes. */
function lengthOfGoodBytes(bytes: Uint8Array, encoding: ImportEncoding): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (middle <= bytes.length && tryDecode(bytes.subarray(0, middle), encoding, true) !== null)
      good = middle;
    else bad = middle;
  }
  return wholeCharacters(bytes.subarray(0, good), encoding);
}

/** How many of the bytes are whole characters, where the last may be cut. */
export function wholeCharacters(bytes: Uint8Array, encoding: ImportEncoding): number {
  const size = bytes.length;
  if (encoding === 'utf-8') {
    for (let back = 1; back <= Math.min(3, size); back += 1) {
      const byte = bytes[size - back] ?? 0;
      if (byte >= 0xc0) return utf8Length(byte) > back ? size - back : size;
      if (byte < 0x80) return size;
    }
    return size;
  }
  if (!isUnicode(encoding)) return size;
  const even = size - (size % 2);
  const last = bytes[encoding === 'utf-16le' ? even - 1 : even - 2] ?? 0;
  return last >= 0xd8 && last <= 0xdb ? even - 2 : even;
}

function utf8Length(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

import iconv from 'iconv-lite';
import { decode } from '../decode-bytes';
import type { ImportEncoding } from '#shared/domain/import';

/** A value as text, or where its first byte is that is not of the encoding. */
export type ValueText =
  { readonly text: string } | { readonly badAt: number; readonly encoding: string };

/** Character sets that vCard 2.1 names, beside those of Unicode. */
const knownCharset =
  /^(iso-8859-\d+|windows-\d+|cp\d+|koi8-[ru]|shift_jis|euc-(jp|kr)|gb\w+|big5)$/i;

/**
 * Turns a value's bytes (one character each) into text: undoes quoted-printable and decodes it by
 * its own character set, else by that of the file.
 */
export function textOfValue(
  binary: string,
  params: ReadonlyMap<string, readonly string[]>,
  fileEncoding: ImportEncoding,
): ValueText {
  const charset = params.get('CHARSET')?.[0] ?? '';
  const isQuoted =
    params.get('ENCODING')?.some((name) => /^quoted-printable$/i.test(name)) === true;
  const plain = isQuoted ? undoQuotedPrintable(binary) : binary;
  if (isPlainAscii(plain)) return { text: plain };
  const bytes = Buffer.from(plain, 'latin1');
  if (knownCharset.test(charset) && iconv.encodingExists(charset))
    return { text: iconv.decode(bytes, charset) };
  const encoding = /^utf-?8$/i.test(charset) ? 'utf-8' : fileEncoding;
  const { text, badAt } = decode(bytes, encoding);
  if (badAt === undefined) return { text };
  // What was written as ASCII says nothing of the file's encoding: old phones wrote either.
  return isQuoted ? { text: iconv.decode(bytes, 'windows-1252') } : { badAt, encoding };
}

function isPlainAscii(binary: string): boolean {
  return !/[\x80-\xff]/.test(binary);
}

/** @see RFC 2045, 6.7 */
function undoQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]*$/, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

import type { ByteSource } from '../byte-source';
import { decodePieces, type TextPiece } from '../decode-bytes';
import type { GuessedEncoding } from '../guess-encoding';
import type { ReadLimits } from '../limits';
import type { ParsedCard } from '../parsed-card';
import { ReadStop } from '../read-stop';
import type { CardBatch } from '../source';
import { buildCard, isKept, type CardPlace } from './build-card';
import { contentLineSplitter, type ContentLine } from './content-lines';
import { textOfValue } from './property-text';
import { parseProperty, type CardProperty } from './property';

/** What a property costs beside its text, in the units of the limit. */
const propertyLength = 16;

/**
 * Reads vCards of versions 2.1, 3.0 and 4.0 in batches, keeping no more than one piece and one card.
 *
 * Lines that are no property are left out, and so are photos, sounds and keys. Stops with a problem
 * that names the card or the line.
 */
export async function* readCards(
  source: ByteSource,
  form: GuessedEncoding,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<CardBatch, void> {
  const lines = contentLineSplitter(limits.cardLength);
  const isWide = form.encoding.startsWith('utf-16');
  const encoding = isWide ? 'utf-8' : form.encoding;
  const cards = cardCollector({ encoding, skipBytes: isWide ? 0 : form.skipBytes }, limits);
  const pieces = isWide ? widePieces(source, form, signal) : bytePieces(source, form, signal);
  for await (const { text, bytesRead, badByte } of pieces) {
    const atEnd = badByte === undefined && bytesRead >= source.sizeBytes;
    const complete = lines.take(text, atEnd).flatMap((line) => cards.add(line) ?? []);
    yield { cards: complete, bytesRead };
    if (badByte !== undefined) {
      const params = { encoding: form.encoding, row: lines.unfinishedLine(), byte: badByte };
      throw new ReadStop({ code: 'import-bytes-unreadable', params });
    }
  }
  cards.end();
}

/** One character per byte. */
async function* bytePieces(
  source: ByteSource,
  { skipBytes }: GuessedEncoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<TextPiece, void> {
  let bytesRead = 0;
  for await (const chunk of source.chunks(signal)) {
    const text = chunk.toString('latin1', bytesRead === 0 ? skipBytes : 0);
    bytesRead += chunk.length;
    yield { text, bytesRead };
  }
}

/** UTF-16 as if it had been UTF-8, one character per byte. */
async function* widePieces(
  source: ByteSource,
  form: GuessedEncoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<TextPiece, void> {
  for await (const piece of decodePieces(source, form, signal))
    yield { ...piece, text: Buffer.from(piece.text, 'utf8').toString('latin1') };
}

interface OpenCard extends CardPlace {
  readonly properties: CardProperty[];
  length: number;
}

/** Puts properties together to cards. */
function cardCollector(form: GuessedEncoding, limits: ReadLimits) {
  let number = 0;
  let open: OpenCard | null = null;
  /** How many cards deep we are inside of an AGENT, which is a card of its own (vCard 2.1, 2.4.2). */
  let agents = 0;
  let expectsAgent = false;

  function add(line: ContentLine): ParsedCard | null {
    if (/^BEGIN:VCARD\s*$/i.test(line.text)) begin(line);
    else if (/^END:VCARD\s*$/i.test(line.text)) return end();
    else if (open !== null && agents === 0) keep(open, line);
    return null;
  }

  function begin({ line }: ContentLine): void {
    if (open !== null) {
      if (!expectsAgent && agents === 0) stopForOpen(open);
      agents += 1;
      expectsAgent = false;
      return;
    }
    number += 1;
    if (number > limits.cards)
      throw new ReadStop({ code: 'import-too-many-cards', params: { limit: limits.cards } });
    open = { number, line, properties: [], length: 0 };
  }

  function end(): ParsedCard | null {
    if (agents > 0) {
      agents -= 1;
      return null;
    }
    if (open === null) return null;
    const { properties, number: place, line } = open;
    open = null;
    return buildCard({ number: place, line }, properties);
  }

  function keep(card: OpenCard, line: ContentLine): void {
    const property = parseProperty(line.text);
    expectsAgent = property?.name === 'AGENT' && property.value.trim() === '';
    if (property === null || !isKept(property.name) || isBase64(property)) return;
    card.length += line.text.length + propertyLength;
    if (line.isCut || card.length > limits.cardLength) {
      const params = { card: card.number, line: card.line };
      throw new ReadStop({ code: 'import-card-too-long', params });
    }
    card.properties.push({ ...property, value: readValue(property, line) });
  }

  function readValue({ value, params }: CardProperty, line: ContentLine): string {
    const read = textOfValue(value, params, form.encoding);
    if ('text' in read) return read.text;
    const at = line.text.length - value.length + read.badAt;
    const part = line.parts.findLast((one) => one.at <= at) ?? { at: 0, byte: 0 };
    const byte = form.skipBytes + part.byte + at - part.at + 1;
    const problem = { encoding: read.encoding, row: line.line, byte };
    throw new ReadStop({ code: 'import-bytes-unreadable', params: problem });
  }

  return {
    /** Takes a property; answers a card that it has completed. */
    add,
    /** Stops where the last card has no end. */
    end: () => {
      if (open !== null) stopForOpen(open);
    },
  };
}

function isBase64({ params }: CardProperty): boolean {
  return params.get('ENCODING')?.some((name) => /^(b|base64)$/i.test(name)) === true;
}

function stopForOpen({ number, line }: CardPlace): never {
  throw new ReadStop({ code: 'import-card-open', params: { card: number, line } });
}

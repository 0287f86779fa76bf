import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import type { ReadLimits } from '../limits';
import { ReadStop } from '../read-stop';
import { damaged, unsafe } from './workbook-stop';
import type { WorkbookZip } from './workbook-zip';

/** Longest text, attribute or comment, in UTF-16 units; a cell holds 32,767. */
const longestToken = 1024 * 1024;

/** What is told of XML as it is read; names come without their prefix. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads a part's XML; yields after each piece, with the bytes unpacked so far.
 *
 * Stops for a document type, which office files never have and entity bombs need, and for anything
 * nested or stretched beyond the limits.
 */
export async function* readXml(
  zip: WorkbookZip,
  part: string,
  events: XmlEvents,
  limits: Pick<ReadLimits, 'xmlDepth'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<number, void> {
  let depth = 0;
  let sinceEvent = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw unsafe(part);
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceEvent = 0;
    depth += 1;
    if (depth > limits.xmlDepth) throw unsafe(part);
    events.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceEvent = 0;
    depth -= 1;
    events.close?.(localName(name));
  });
  const onText = (text: string) => {
    events.text?.(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);

  let decoder: TextDecoder | null = null;
  let unpacked = 0;
  try {
    for await (const bytes of zip.unpack(part, signal)) {
      decoder ??= decoderFor(bytes);
      unpacked += bytes.length;
      sinceEvent += bytes.length;
      parser.write(decoder.decode(bytes, { stream: true }));
      if (sinceEvent > longestToken) throw unsafe(part);
      yield unpacked;
    }
    parser.write(decoder?.decode() ?? '').close();
  } catch (error) {
    // What the XML parser and the decoder throw is always about the contents.
    throw error instanceof ReadStop ? error : damaged(part);
  }
}

/** Reads a part to its end. */
export async function readWholeXml(...args: Parameters<typeof readXml>): Promise<void> {
  const pieces = readXml(...args);
  while ((await pieces.next()).done !== true);
}

function decoderFor(start: Buffer): TextDecoder {
  const mark = start.readUInt16BE(0);
  if (mark === 0xfffe) return new TextDecoder('utf-16le', { fatal: true });
  return new TextDecoder(mark === 0xfeff ? 'utf-16be' : 'utf-8', { fatal: true });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

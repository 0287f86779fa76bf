import type { ReadLimits } from '../limits';
import { plainText } from './plain-text';
import { readWholeXml } from './read-xml';
import { unsafe } from './workbook-stop';
import type { WorkbookZip } from './workbook-zip';

/** What an entry costs beside its text, in the units of the limit. */
const entryLength = 16;

/** Reads the table of texts that a workbook's cells point into; formatting and readings are left out. */
export async function readSharedStrings(
  zip: WorkbookZip,
  part: string,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const strings: string[] = [];
  let length = 0;
  const text = plainText();
  const open = (name: string) => {
    if (name === 'si') text.clear();
    text.open(name);
  };
  const close = (name: string) => {
    text.close(name);
    if (name !== 'si') return;
    const string = text.take();
    length += string.length + entryLength;
    if (length > limits.sharedLength) throw unsafe(part);
    strings.push(string);
  };
  await readWholeXml(zip, part, { open, close, text: text.add }, limits, signal);
  return strings;
}

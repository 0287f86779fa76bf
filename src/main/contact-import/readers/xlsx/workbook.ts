import { posix } from 'node:path';
import type { ReadLimits } from '../limits';
import { ReadStop } from '../read-stop';
import { readWholeXml } from './read-xml';
import type { WorkbookZip } from './workbook-zip';

/** Where the parts of a workbook are, and what its sheets are called. */
export interface Workbook {
  /** The visible tables in their order. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** True where days are counted from 1904, as Excel for the Macintosh did. */
  readonly from1904: boolean;
}

interface Relation {
  readonly id: string;
  /** The last word of the type's address, which two editions of the standard spell differently. */
  readonly type: string;
  readonly part: string;
}

/** Reads a workbook's table of contents (ECMA-376 part 1, 12.3). */
export async function readWorkbook(
  zip: WorkbookZip,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): Promise<Workbook> {
  const roots = await readRelations(zip, '', limits, signal);
  const main = roots.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  // Other programs' archives are ZIP too; one of Excel's formats holds no XML.
  if (!zip.has(main)) throw new ReadStop({ code: 'import-file-unknown' });
  if (main.endsWith('.bin')) throw new ReadStop({ code: 'import-old-excel' });
  const relations = await readRelations(zip, main, limits, signal);
  const listed: { name: string; id: string }[] = [];
  let from1904 = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
    if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
    listed.push({ name: attributes['name'] ?? '', id: relationId(attributes) });
  };
  await readWholeXml(zip, main, { open }, limits, signal);
  const partOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.part ?? null;
  const sheets = listed.flatMap(({ name, id }) => {
    const relation = relations.find((one) => one.id === id && one.type === 'worksheet');
    return relation === undefined ? [] : [{ name, part: relation.part }];
  });
  return { sheets, sharedStrings: partOf('sharedStrings'), styles: partOf('styles'), from1904 };
}

async function readRelations(
  zip: WorkbookZip,
  of: string,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): Promise<readonly Relation[]> {
  const folder = posix.dirname(of);
  const part = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  const relations: Relation[] = [];
  if (!zip.has(part)) return relations;
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
    relations.push({
      id: attributes['Id'] ?? '',
      type: posix.basename(attributes['Type'] ?? ''),
      part: posix.resolve('/', folder, attributes['Target'] ?? '').slice(1),
    });
  };
  await readWholeXml(zip, part, { open }, limits, signal);
  return relations;
}

/** `r:id`, whatever the prefix of its namespace. */
function relationId(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

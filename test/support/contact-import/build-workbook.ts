import { buildZip, type ZipPart } from './build-zip';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export interface WorkbookParts {
  /** The rows of the sheet, as XML. */
  readonly rows: string;
  /** The texts that cells point into, as XML. */
  readonly sharedStrings?: string;
  /** Number formats by code; a cell's `s` is an index into them. */
  readonly formats?: readonly string[];
  readonly from1904?: boolean;
  /** Instead of, or beside, the parts that these make. */
  readonly parts?: readonly ZipPart[];
}

export const sheetPart = 'xl/worksheets/sheet1.xml';

/** The smallest workbook with one sheet, “Kunden”. */
export function buildWorkbook(workbook: WorkbookParts): Buffer {
  const { rows, sharedStrings = '', formats = [], from1904 = false, parts = [] } = workbook;
  const made: ZipPart[] = [
    {
      name: '_rels/.rels',
      data: relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${from1904 ? '1' : '0'}"/><sheets><sheet name="Kunden" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'sharedStrings', 'sharedStrings.xml'],
        ['rId3', 'styles', '/xl/styles.xml'],
      ),
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `<sst xmlns="${main}">${sharedStrings}</sst>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet xmlns="${main}"><numFmts>${formats
        .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escapeXml(code)}"/>`)
        .join('')}</numFmts><cellXfs>${formats
        .map((_, at) => `<xf numFmtId="${164 + at}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    },
    {
      name: sheetPart,
      data: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    },
  ];
  const replaced = made.filter((one) => !parts.some(({ name }) => name === one.name));
  return buildZip([...replaced, ...parts]);
}

function relations(...all: readonly (readonly [string, string, string])[]): string {
  const lines = all.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships>${lines.join('')}</Relationships>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { maxTemplates, type TemplateInput } from '#shared/domain/template-model';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { defaultReadLimits, megabytes } from '../../contact-import/readers/limits';
import { openSource } from '../../contact-import/readers/open-source';
import { identify, stopForFile } from '../../contact-import/readers/read-only-file';
import { asResult } from '../../contact-import/readers/read-stop';
import type { Row } from '../../contact-import/readers/source';
import { undefused } from '../../contact-import/rows/defused-cell';

const limits = {
  ...defaultReadLimits,
  fileBytes: 4 * 1024 * 1024,
  // Some are empty, and one is the heading.
  rows: 10 * maxTemplates,
};

/** Headings by what they are of, in lower case. */
const headings: Readonly<Record<keyof TemplateInput, readonly string[]>> = {
  name: ['name', 'title', 'titel', 'bezeichnung', 'vorlage', 'template'],
  text: ['text', 'body', 'message', 'content', 'nachricht', 'inhalt', 'nachrichtentext'],
  language: ['language', 'lang', 'locale', 'sprache'],
};

const part = v.optional(v.string(), '');
const entry = v.object({ name: part, text: part, language: part });
const list = v.array(entry);
const jsonFile = v.union([
  list,
  v.pipe(
    v.object({ templates: list }),
    v.transform(({ templates }) => templates),
  ),
]);

/**
 * Reads a file of templates: our own JSON, or a table (CSV or workbook) with names, texts and
 * languages, as it was written.
 *
 * Errors: those of reading a file, `templates-file-unknown` for JSON of another kind,
 * `templates-too-many` (params `limit`).
 */
export async function readTemplates(
  path: string,
): Promise<Result<readonly TemplateInput[], AppError>> {
  const identity = await asResult(() => identify(path));
  if (!identity.ok) return identity;
  if (identity.value.sizeBytes > limits.fileBytes) {
    const params = { limitMb: megabytes(limits.fileBytes) };
    return err(appError('import-file-too-large', { params }));
  }
  const bytes = await asResult(() => readFile(path).catch(stopForFile));
  if (!bytes.ok) return bytes;
  const text = bytes.value.toString('utf8').replace(/^\ufeff/, '');
  const read = /^\s*[[{]/.test(text) ? readJson(text) : await readTable(path);
  if (read.ok && read.value.length > maxTemplates) {
    return err(appError('templates-too-many', { params: { limit: maxTemplates } }));
  }
  return read;
}

function readJson(text: string): Result<readonly TemplateInput[], AppError> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err(appError('templates-file-unknown'));
  }
  const found = v.safeParse(jsonFile, json);
  return found.success ? ok(found.output) : err(appError('templates-file-unknown'));
}

async function readTable(path: string): Promise<Result<readonly TemplateInput[], AppError>> {
  const source = await openSource({ kind: 'file', path }, { limits });
  if (!source.ok) return source;
  if (source.value.kind !== 'table') return err(appError('templates-file-unknown'));
  const rows: Row[] = [];
  for await (const batch of source.value.rows()) {
    if (!batch.ok) return batch;
    rows.push(...batch.value.rows);
  }
  const columns = columnsOf(rows[0]);
  return ok(
    (columns === null ? rows : rows.slice(1)).map(({ cells }) => {
      const { name, text, language } = columns ?? { name: 0, text: 1, language: 2 };
      const cell = (index: number): string => undefused(cells[index] ?? '');
      return { name: cell(name), text: cell(text), language: cell(language) };
    }),
  );
}

/** Where what stands, told by the first row; `null` where that is a template itself. */
function columnsOf(row: Row | undefined): Readonly<Record<keyof TemplateInput, number>> | null {
  const cells = row?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const find = (of: keyof TemplateInput) => cells.findIndex((cell) => headings[of].includes(cell));
  const [name, text, language] = [find('name'), find('text'), find('language')];
  return name === -1 || text === -1 ? null : { name, text, language };
}

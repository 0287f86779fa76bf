import { err, ok, type Result } from '../result';
import { dateText, type TemplateContext } from './template-date';
import { dateField, fieldKey, fieldOfAlias } from './template-fields';
import { parseTemplate, type MalformedKind, type Place, type TemplatePart } from './template-parts';

/**
 * Why a field cannot be filled in. `unknown-field`: nothing has this name. `empty-field`: there is
 * nothing in it, and no fallback. `value-braces`: what is in it has braces itself, and could be
 * taken for a field. The others are mistakes in the template, see `parseTemplate`.
 */
export type TemplateProblemKind = MalformedKind | 'unknown-field' | 'empty-field' | 'value-braces';

/** Something in a template that cannot be sent, and where it stands. */
export interface TemplateProblem extends Place {
  readonly kind: TemplateProblemKind;
  /** The field's name as it is written; may be empty. */
  readonly field: string;
}

/**
 * What the fields are filled with, by name. A name that is missing is unknown; one with an empty
 * value is known and empty. How a name is written does not matter, see `fieldKey`; of two that are
 * the same, the first counts.
 */
export type TemplateValues = Readonly<Record<string, string>>;

/** A text with as much filled in as could be; what could not be stands as it was written. */
export interface FilledTemplate {
  readonly text: string;
  /** Their places are in `text`. In order. */
  readonly problems: readonly TemplateProblem[];
}

/**
 * Merges a template with a recipient's values, or tells every problem with its place in the template.
 *
 * What comes out has no fields any more, so that merging it again changes nothing. Values are put in
 * as they are and are never read as fields themselves.
 */
export function mergeTemplate(
  text: string,
  values: TemplateValues,
  context: TemplateContext,
): Result<string, readonly TemplateProblem[]> {
  const filled = parseTemplate(text).map((part) => fillPart(text, part, values, context));
  const problems = filled.flatMap((piece) => (piece.ok ? [] : [piece.error]));
  if (problems.length > 0) return err(problems);
  return ok(filled.map((piece) => (piece.ok ? piece.value : '')).join(''));
}

/** Fills in what can be, and leaves the rest as it is written, with what is wrong with it. */
export function fillTemplate(
  text: string,
  values: TemplateValues,
  context: TemplateContext,
): FilledTemplate {
  return fillParts(text, values, context, () => false);
}

/**
 * Fills in the dates that the clock tells, and leaves what depends on the recipient as it is written.
 *
 * `values` are those of anybody: they say which fields there are. Problems are those that every
 * recipient would have.
 */
export function fillDates(
  text: string,
  values: TemplateValues,
  context: TemplateContext,
): FilledTemplate {
  return fillParts(
    text,
    values,
    context,
    (part) =>
      part.kind === 'field' && part.offsetDays === null && valueOf(part.name, values) !== null,
  );
}

function fillParts(
  text: string,
  values: TemplateValues,
  context: TemplateContext,
  stays: (part: TemplatePart) => boolean,
): FilledTemplate {
  const problems: TemplateProblem[] = [];
  let filled = '';
  for (const part of parseTemplate(text)) {
    const written = text.slice(part.start, part.end);
    const piece = stays(part) ? ok(written) : fillPart(text, part, values, context);
    const start = filled.length;
    filled += piece.ok ? piece.value : written;
    if (!piece.ok) problems.push({ ...piece.error, start, end: filled.length });
  }
  return { text: filled, problems };
}

function fillPart(
  text: string,
  part: TemplatePart,
  values: TemplateValues,
  context: TemplateContext,
): Result<string, TemplateProblem> {
  const { start, end } = part;
  const problem = (kind: TemplateProblemKind, field: string) => err({ kind, field, start, end });
  if (part.kind === 'text') return ok(text.slice(start, end));
  if (part.kind === 'malformed') return problem(part.why, part.name);

  if (part.offsetDays !== null) return ok(dateText(part.offsetDays, context));
  const value = valueOf(part.name, values);
  if (value === null) {
    const isDate = fieldOfAlias(fieldKey(part.name)) === dateField;
    return isDate ? ok(dateText(0, context)) : problem('unknown-field', part.name);
  }
  const filled = value.trim();
  if (filled === '')
    return part.fallback === null ? problem('empty-field', part.name) : ok(part.fallback);
  // Braces at its edges could make a field together with what stands beside it.
  if (/\{\{|\}\}|^[{}]|[{}]$/.test(filled)) return problem('value-braces', part.name);
  return ok(filled);
}

/** What a name stands for; `null` where nothing does. What is called just so goes before an alias. */
function valueOf(name: string, values: TemplateValues): string | null {
  const key = fieldKey(name);
  if (Object.hasOwn(values, key)) return values[key] ?? null;
  const names = Object.keys(values);
  const same =
    names.find((known) => fieldKey(known) === key) ??
    names.find((known) => fieldOfAlias(fieldKey(known)) === fieldOfAlias(key));
  return same === undefined ? null : (values[same] ?? null);
}

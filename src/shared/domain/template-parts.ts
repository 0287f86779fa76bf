import { dateField, fieldKey, fieldOfAlias } from './template-fields';

/** Where something stands in a template, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Why what looks like a field is none, whatever the contact. */
export type MalformedKind = 'unclosed' | 'unopened' | 'braces' | 'nameless' | 'bad-date';

/** A piece of a template; the pieces' places make up the whole of it without a gap. */
export type TemplatePart = Place &
  (
    | { readonly kind: 'text' }
    | {
        readonly kind: 'field';
        /** As it is written, trimmed. */
        readonly name: string;
        readonly fallback: string | null;
        /** Days from today for a date with an offset, which nothing but the clock fills. */
        readonly offsetDays: number | null;
      }
    | { readonly kind: 'malformed'; readonly why: MalformedKind; readonly name: string }
  );

const datePattern = /^([^+-]+?)\s*([+-])\s*(.*)$/su;
const offsetPattern = /^(\d{1,4})\s*([dtw])$/i;
const wordAfterBraces = /^[^\s{}]*/u;

/**
 * Takes a template apart: what is text, what are fields, and what is neither.
 *
 * A field is a name between double braces, on one line, with an optional fallback:
 * `{{first_name|there}}`, `{{date+1d}}`, `{{datum+2w}}` (`d` or `t` for days, `w` for weeks).
 * Single braces are text; double ones that are no field never are. Takes time in proportion to the text, however many braces it has.
 */
export function parseTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('{{', from);
    const end = open === -1 ? text.length : open;
    addText(parts, text, from, end);
    if (open === -1) break;
    const part = fieldAt(text, open);
    parts.push(part);
    from = part.end;
  }
  return parts;
}

/** A piece without opening braces: closing ones in it have nothing to close. */
function addText(parts: TemplatePart[], text: string, start: number, end: number): void {
  let from = start;
  while (from < end) {
    const close = text.indexOf('}}', from);
    const stop = close === -1 || close >= end ? end : close;
    if (stop > from) parts.push({ kind: 'text', start: from, end: stop });
    if (stop === end) return;
    from = stop + runOf('}', text, stop);
    parts.push({ kind: 'malformed', why: 'unopened', name: '', start: stop, end: from });
  }
}

/** What begins with the double brace at `start`. */
function fieldAt(text: string, start: number): TemplatePart {
  const inner = start + runOf('{', text, start);
  const stop = stopAfter(text, inner);
  if (!text.startsWith('}}', stop)) {
    const name = wordAfterBraces.exec(text.slice(inner, stop))?.[0] ?? '';
    return { kind: 'malformed', why: 'unclosed', name, start, end: inner + name.length };
  }
  const content = text.slice(inner, stop);
  const end = stop + runOf('}', text, stop);
  if (inner - start > 2 || end - stop > 2 || /[{}]/.test(content)) {
    return { kind: 'malformed', why: 'braces', name: content.trim(), start, end };
  }
  return readField(content, { start, end });
}

/** Where the next double brace or the next line begins. */
function stopAfter(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n') return at;
    if ((char === '{' || char === '}') && text[at + 1] === char) return at;
  }
  return text.length;
}

function runOf(char: string, text: string, from: number): number {
  let at = from;
  while (text[at] === char) at += 1;
  return at - from;
}

function readField(content: string, place: Place): TemplatePart {
  const bar = content.indexOf('|');
  const name = (bar === -1 ? content : content.slice(0, bar)).trim();
  const fallback = bar === -1 ? null : content.slice(bar + 1).trim();
  if (fieldKey(name) === '') return { kind: 'malformed', why: 'nameless', name, ...place };
  const [, word = '', sign, amount = ''] = datePattern.exec(name) ?? [];
  if (sign === undefined || fieldOfAlias(fieldKey(word)) !== dateField) {
    return { kind: 'field', name, fallback, offsetDays: null, ...place };
  }
  const [, digits, unit] = offsetPattern.exec(amount) ?? [];
  if (digits === undefined || unit === undefined) {
    return { kind: 'malformed', why: 'bad-date', name, ...place };
  }
  const days = Number(digits) * (unit.toLowerCase() === 'w' ? 7 : 1);
  return { kind: 'field', name, fallback, offsetDays: sign === '-' ? -days : days, ...place };
}

import type { Consent, FieldKind, FieldValue } from '#shared/domain/contact';
import { maxTextUnits } from '#shared/domain/draft';
import type { DateOrder, ImportNumber, LeftOut } from '#shared/domain/import';
import { uniqueNames } from '#shared/domain/name-key';
import type { E164 } from '#shared/domain/phone';
import { cutText } from '#shared/domain/text';
import { assertNever } from '#shared/result';
import { isNoDate, readDate } from '../cells/dates';
import { splitNumbers } from '../cells/lists';
import { readDecimal, readLanguage, readYesNo } from '../cells/words';
import { isEmail } from '../columns/content-kinds';
import { readNumber } from '../numbers/read-number';
import type { Candidate, RowContext } from './candidate';
import { mostNumbers, mostTags } from './contact-limits';

// What a contact holds at most, as the form for contacts has it.
const longestLine = 500;
const longestTag = 200;

const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::[\d.]+)?Z$/;

/** A contact that is being put together from the cells of a row or the properties of a card. */
export interface CandidateDraft {
  addGivenName(text: string): void;
  addFamilyName(text: string): void;
  setCompany(text: string): void;
  /** One number, or several in one cell. `mangled` where the workbook itself says so. */
  addNumbers(cell: string, label: string, mangled: boolean): void;
  addEmail(cell: string): void;
  setBirthday(cell: string, order: DateOrder): void;
  addNotes(text: string): void;
  addTags(tags: readonly string[]): void;
  addField(fieldId: string, kind: FieldKind, cell: string, order: DateOrder): void;
  setLanguage(cell: string): void;
  setConsentDate(cell: string, order: DateOrder): void;
  setConsentSource(text: string): void;
  setConsentWording(text: string): void;
  setOptedOut(cell: string, order: DateOrder): void;
  setOptedOutHow(text: string): void;
  /** What has been put together; the draft is empty again, for the next one. */
  done(position: number): Candidate;
}

/** Starts with nothing. Texts are trimmed; what is too long or cannot be read is left out and named. */
export function draftCandidate({ country, thisYear }: RowContext): CandidateDraft {
  let given: string[] = [];
  let family: string[] = [];
  let notes: string[] = [];
  let numbers: ImportNumber[] = [];
  let tags: string[] = [];
  let fields: FieldValue[] = [];
  let leftOut: LeftOut[] = [];
  let company = '';
  let email = '';
  let birthday = '';
  let language = '';
  let consentDate = '';
  let consentSource = '';
  let consentWording = '';
  let optedOut: Omit<NonNullable<Candidate['optOut']>, 'how'> | null = null;
  let optedOutHow = '';

  const leave = (part: LeftOut['part'], value: string): void => {
    leftOut.push({ part, value: cutText(value.trim(), longestLine) });
  };

  function line(part: LeftOut['part'], text: string, longest = longestLine): string {
    const trimmed = text.trim();
    if (trimmed.length > longest) leave(part, trimmed.slice(longest));
    return cutText(trimmed, longest).trim();
  }

  /** A whole date, or nothing. */
  function day(part: LeftOut['part'], cell: string, order: DateOrder): string {
    if (isNoDate(cell)) return '';
    const date = readDate(cell, order, thisYear);
    if (date !== null && !date.startsWith('-')) return date;
    leave(part, cell);
    return '';
  }

  function fieldValue(kind: FieldKind, cell: string, order: DateOrder): string {
    switch (kind) {
      case 'text':
        return line('fields', cell);
      case 'number': {
        const decimal = readDecimal(cell);
        if (decimal === null && cell.trim() !== '') leave('fields', cell);
        return decimal ?? '';
      }
      case 'date':
        return day('fields', cell, order);
      default:
        return assertNever(kind);
    }
  }

  function numberOf(typed: string, label: string, mangled: boolean): ImportNumber {
    if (mangled) return { kind: 'refused', typed, label, problem: { kind: 'mangled' } };
    const read = readNumber(typed, country);
    return read.ok
      ? { kind: 'valid', typed, label, ...read.value }
      : { kind: 'refused', typed, label, problem: read.error };
  }

  function numbersOf(typed: string, label: string, mangled: boolean): readonly ImportNumber[] {
    const whole = numberOf(typed, label, mangled);
    if (whole.kind === 'valid' || mangled) return [whole];
    const parts = splitNumbers(typed);
    if (parts.length < 2) return [whole];
    const read = parts.map((part) => numberOf(part, label, false));
    return read.some(({ kind }) => kind === 'valid') ? read : [whole];
  }

  function add(number: ImportNumber): void {
    const known = numbers.some(
      (other) => number.kind === 'valid' && other.kind === 'valid' && other.e164 === number.e164,
    );
    if (known) return;
    if (numbers.length < mostNumbers) numbers.push(number);
    else leave('numbers', number.typed);
  }

  function consent(): Consent | null {
    if (consentDate !== '' && consentSource !== '') {
      return { givenOn: consentDate, source: consentSource, wording: consentWording };
    }
    // Consent that cannot be shown with its date and source later is none.
    for (const part of [consentDate, consentSource, consentWording]) {
      if (part !== '') leave('consent', part);
    }
    return null;
  }

  return {
    addGivenName: (text) => void given.push(text.trim()),
    addFamilyName: (text) => void family.push(text.trim()),
    setCompany(text) {
      company = line('company', text);
    },
    addNumbers(cell, label, mangled) {
      const typed = cutText(cell.trim(), longestLine);
      if (typed === '') return;
      numbersOf(typed, cutText(label.trim(), longestLine), mangled).forEach(add);
    },
    addEmail(cell) {
      const address = cell.trim();
      if (address === '') return;
      if (email === '' && isEmail(address) && address.length <= longestLine) email = address;
      else leave('email', address);
    },
    setBirthday(cell, order) {
      if (isNoDate(cell)) return;
      const date = readDate(cell, order, thisYear);
      if (date === null) leave('birthday', cell);
      else birthday = date;
    },
    addNotes(text) {
      if (text.trim() !== '') notes.push(text.trim());
    },
    addTags(names) {
      for (const name of names) {
        if (tags.length < mostTags && name.length <= longestTag) tags.push(name);
        else leave('tags', name);
      }
    },
    addField(fieldId, kind, cell, order) {
      const value = fieldValue(kind, cell, order);
      if (value === '') return;
      if (fields.some((field) => field.fieldId === fieldId)) leave('fields', cell);
      else fields.push({ fieldId, value });
    },
    setLanguage(cell) {
      if (cell.trim() === '') return;
      const tag = readLanguage(cell);
      if (tag === null) leave('language', cell);
      else language = tag;
    },
    setConsentDate(cell, order) {
      consentDate = day('consent', cell, order);
    },
    setConsentSource(text) {
      consentSource = line('consent', text);
    },
    setConsentWording(text) {
      consentWording = line('consent', text, maxTextUnits);
    },
    setOptedOut(cell, order) {
      const e164s = cell.match(/\+\d{6,15}/g);
      const when = cell.replaceAll(/\+\d{6,15}/g, '').trim();
      const said = readYesNo(when);
      if (said === false && e164s === null) return;
      const date = said === null ? readDate(when, order, thisYear) : null;
      const at = date === null ? Number.NaN : Date.parse(isoTime.test(when) ? when : date);
      // What we cannot read stands for an opt-out all the same: one text too few does no harm.
      const earlier = optedOut;
      optedOut = {
        at: earlier?.at ?? (Number.isNaN(at) ? null : at),
        // Several cells of a row may say so: whom any of them means is meant.
        e164s: earlier === null ? e164s : together(earlier.e164s, e164s),
      };
      if (said === null && date === null) leave('opted-out', cell);
    },
    setOptedOutHow(text) {
      optedOutHow = line('opted-out', text);
    },
    done(position) {
      const candidate = {
        position,
        givenName: line('name', given.filter((part) => part !== '').join(' ')),
        familyName: line('name', family.filter((part) => part !== '').join(' ')),
        company,
        numbers,
        email,
        birthday,
        notes: line('notes', notes.join('\n'), maxTextUnits),
        tags: uniqueNames(tags),
        fields,
        language,
        consent: consent(),
        optOut: optedOut === null ? null : { ...optedOut, how: optedOutHow },
        leftOut,
      };
      given = [];
      family = [];
      notes = [];
      numbers = [];
      tags = [];
      fields = [];
      leftOut = [];
      company = email = birthday = language = '';
      consentDate = consentSource = consentWording = optedOutHow = '';
      optedOut = null;
      return candidate;
    },
  };
}

/** The numbers that either means; `null` for all. */
function together(
  some: readonly E164[] | null,
  others: readonly E164[] | null,
): readonly E164[] | null {
  return some === null || others === null ? null : [...some, ...others];
}

import { describe, expect, it } from 'vitest';
import { fillTemplate, mergeTemplate } from '#shared/domain/template';
import { contactFields, fieldName, fieldText } from '#shared/domain/template-fields';
import { hasFields } from '#shared/domain/template-marks';

const context = {
  // Sunday, 22 November 2026, 23:30 in Berlin.
  nowAt: Date.UTC(2026, 10, 22, 22, 30),
  timeZone: 'Europe/Berlin',
  language: 'en',
};
const anna = {
  first_name: 'Anna',
  last_name: 'Vogel',
  company: '',
  'Order number': 'A-17',
};

const merge = (text: string, values = anna as Readonly<Record<string, string>>) =>
  mergeTemplate(text, values, context);

function problemsOf(text: string, values?: Readonly<Record<string, string>>) {
  const merged = merge(text, values);
  if (merged.ok) throw new Error(`Merged to: ${merged.value}`);
  return merged.error.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

describe('merging a template', () => {
  it.each([
    ['Hello {{first_name}} {{last_name}}!', 'Hello Anna Vogel!'],
    ['{{First Name}}, {{firstname}}, {{ FIRST_NAME }}', 'Anna, Anna, Anna'],
    ['{{vorname}} {{Nachname}}', 'Anna Vogel'],
    ['Order {{order number}} / {{Order_Number}}', 'Order A-17 / A-17'],
    ['Dear {{company|customer}}', 'Dear customer'],
    ['Dear {{company| }}friend', 'Dear friend'],
    ['{{first_name|there}}', 'Anna'],
    ['{{ company | a | b }}', 'a | b'],
    ['Set {a, b} and }{ stay', 'Set {a, b} and }{ stay'],
    ['', ''],
    ['No field, 100 % text', 'No field, 100 % text'],
  ])('makes of %j the text %j', (text, merged) => {
    expect(merge(text)).toEqual({ ok: true, value: merged });
  });

  it('puts a value in as it is, without the spaces around it', () => {
    expect(merge('{{company}}.', { company: '  A {small} $& shop ' })).toEqual({
      ok: true,
      value: 'A {small} $& shop.',
    });
  });

  it('takes a column that is called just so before another that means the same', () => {
    expect(merge('{{vorname}}', { first_name: 'Anna', Vorname: 'Jo' })).toMatchObject({
      value: 'Jo',
    });
    expect(merge('{{first_name}}', { Vorname: 'Jo' })).toMatchObject({ value: 'Jo' });
  });

  it('does not take what every object has for a field', () => {
    expect(problemsOf('{{constructor}}{{__proto__}}')).toEqual([
      ['unknown-field', '{{constructor}}'],
      ['unknown-field', '{{__proto__}}'],
    ]);
  });
});

describe('a date in a template', () => {
  it.each([
    ['{{date}}', 'Sunday, November 22'],
    ['{{date+1d}}', 'Monday, November 23'],
    ['{{ Date - 2 d }}', 'Friday, November 20'],
    ['{{datum+2w}}', 'Sunday, December 6'],
    ['{{datum+1t}}', 'Monday, November 23'],
    ['{{date+40d}}', 'Friday, January 1, 2027'],
  ])('%s is %s', (text, day) => {
    expect(merge(text)).toEqual({ ok: true, value: day });
  });

  it('is the day in the time zone, written in the language', () => {
    const at = (timeZone: string, language: string) =>
      mergeTemplate('{{date}}', {}, { ...context, timeZone, language });
    expect(at('Europe/Berlin', 'de')).toMatchObject({ value: 'Sonntag, 22. November' });
    expect(at('Asia/Tokyo', 'de')).toMatchObject({ value: 'Montag, 23. November' });
    expect(at('America/New_York', 'en-GB')).toMatchObject({ value: 'Sunday 22 November' });
  });

  it('counts days of the calendar over a change to summer time', () => {
    // 28 March 2026, 23:30 in Berlin, half an hour before a day of 23 hours.
    const nowAt = Date.UTC(2026, 2, 28, 22, 30);
    const text = '{{date+1d}}, {{date+2d}}';
    expect(mergeTemplate(text, {}, { ...context, nowAt })).toMatchObject({
      value: 'Sunday, March 29, Monday, March 30',
    });
  });

  it('gives way to a field of the same name, even where that is empty', () => {
    expect(merge('{{date}}', { Datum: '3 May' })).toMatchObject({ value: '3 May' });
    expect(problemsOf('{{date}}', { date: '' })).toEqual([['empty-field', '{{date}}']]);
  });

  it.each(['{{date+1}}', '{{date+d}}', '{{date+1y}}', '{{date+99999d}}', '{{date+}}'])(
    'cannot be read in %s',
    (text) => {
      expect(problemsOf(text)).toEqual([['bad-date', text]]);
    },
  );
});

describe('what cannot be merged', () => {
  it('is pointed at where it stands', () => {
    expect(problemsOf('Hi {{first_name}}, {{nickname}} of {{company}}')).toEqual([
      ['unknown-field', '{{nickname}}'],
      ['empty-field', '{{company}}'],
    ]);
  });

  it('is a field that nobody knows, even with a fallback', () => {
    expect(problemsOf('{{frist_name|there}}')).toEqual([['unknown-field', '{{frist_name|there}}']]);
  });

  it.each([
    ['Hi {{first_name, welcome', 'unclosed', '{{first_name,'],
    ['Hi {{first_name} welcome', 'unclosed', '{{first_name'],
    ['Hi {{first_name\n}} welcome', 'unclosed', '{{first_name'],
    ['Hi {{', 'unclosed', '{{'],
    ['Hi {first_name}}', 'unopened', '}}'],
    ['Hi {{{first_name}}}', 'braces', '{{{first_name}}}'],
    ['Hi {{first_name}}}}', 'braces', '{{first_name}}}}'],
    ['Hi {{first{name}}', 'braces', '{{first{name}}'],
    ['Hi {{}}', 'nameless', '{{}}'],
    ['Hi {{|there}}', 'nameless', '{{|there}}'],
  ])('is in %j what is %s', (text, kind, marked) => {
    expect(problemsOf(text)[0]).toEqual([kind, marked]);
  });

  it('is a template of a hundred nested braces, as one place', () => {
    const text = `${'{'.repeat(100)}first_name${'}'.repeat(100)}`;
    expect(problemsOf(text)).toEqual([['braces', text]]);
  });

  it('is each of a hundred fields within fields', () => {
    const text = '{{a'.repeat(100) + '}}'.repeat(100);
    const kinds = problemsOf(text).map(([kind]) => kind);
    expect(kinds.slice(0, 99)).toEqual(Array.from({ length: 99 }, () => 'unclosed'));
    expect(kinds.at(-1)).toBe('braces');
  });

  it.each(['{{first_name}}', 'a {{', 'a }} b', '{', 'A}'])(
    'is a value %j, which has braces',
    (value) => {
      expect(problemsOf('Hi {{company}}', { company: value })).toEqual([
        ['value-braces', '{{company}}'],
      ]);
    },
  );
});

describe('filling in what can be', () => {
  it('leaves the rest as it is written, with its place in the new text', () => {
    const { text, problems } = fillTemplate('Hi {{first_name}} of {{company}}!', anna, context);
    expect(text).toBe('Hi Anna of {{company}}!');
    expect(problems).toEqual([{ kind: 'empty-field', field: 'company', start: 11, end: 22 }]);
  });
});

describe('whether a text has fields', () => {
  it.each([
    ['Hello', false],
    ['{a} }{', false],
    ['{{a}}', true],
    ['{{a', true],
    ['a}}', true],
  ])('%j: %s', (text, has) => {
    expect(hasFields(text)).toBe(has);
  });
});

describe('the names of fields', () => {
  it.each(['en', 'de'] as const)('are understood as %s writes them', (language) => {
    const values = Object.fromEntries(contactFields.map((name) => [name, `<${name}>`]));
    for (const name of contactFields) {
      expect(merge(fieldText(fieldName(name, language)), values)).toEqual({
        ok: true,
        value: `<${name}>`,
      });
    }
    expect(merge(fieldText(fieldName('date', language)))).toMatchObject({
      value: 'Sunday, November 22',
    });
  });
});

describe('writing a field', () => {
  it.each([
    ['first_name', null, '{{first_name}}'],
    ['first_name', 'there', '{{first_name|there}}'],
    ['Size {EU|US}', 'a|b}', '{{Size EU US|a b}}'],
  ])('%j with the fallback %j is %s', (name, fallback, written) => {
    expect(fieldText(name, fallback)).toBe(written);
    expect(merge(written, { [name]: 'x' })).toEqual({ ok: true, value: 'x' });
  });
});

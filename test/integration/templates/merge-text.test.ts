import { describe, expect, test } from 'vitest';
import { failure, value } from '../contacts/contacts-world';
import { openTemplatesWorld } from './templates-world';

function withAnna() {
  const all = openTemplatesWorld();
  const field = value(all.contacts.rooms.customFields.add('Order no.', 'text'));
  const anna = all.contacts.saved({
    givenName: 'Anna',
    familyName: 'Vogel',
    fields: [{ fieldId: field.id, value: 'A-17' }],
  });
  const to = { e164: anna.numbers[0]!.e164, contactId: anna.id, name: 'Anna Vogel' };
  const stranger = { e164: '+12025550123', contactId: null, name: null };
  return { ...all, anna, to, stranger };
}

describe('a text with fields', () => {
  test('is filled in for each recipient with what is known of them', () => {
    const { merging, to, stranger } = withAnna();
    const text = 'Hi {{first_name|there}}, order {{order no|open}} is in.';
    expect(value(merging.texts(text, 'en', [to, stranger]))).toEqual(
      new Map([
        [to.e164, 'Hi Anna, order A-17 is in.'],
        [stranger.e164, 'Hi there, order open is in.'],
      ]),
    );
  });

  test('knows a contact by a number that was typed', () => {
    const { merging, to } = withAnna();
    const typed = { e164: to.e164, contactId: null, name: null };
    expect(value(merging.texts('{{name}}', 'en', [typed]))).toEqual(
      new Map([[to.e164, 'Anna Vogel']]),
    );
  });

  test('takes nothing from a contact in the bin', () => {
    const { merging, to, anna, contacts } = withAnna();
    value(contacts.rooms.contacts.delete(anna.id));
    expect(merging.texts('{{first_name}}', 'en', [to])).toMatchObject({
      error: { code: 'template-field-empty' },
    });
  });

  test('has the day in the language and in the time zone of the computer', () => {
    const { merging, to, contacts, world } = withAnna();
    contacts.world.now = Date.UTC(2026, 10, 22, 23, 30);
    const dayOf = () => value(merging.texts('{{date}}', 'de', [to])).get(to.e164);
    expect(dayOf()).toBe('Montag, 23. November');
    world.timeZone = 'America/New_York';
    expect(dayOf()).toBe('Sonntag, 22. November');
  });

  test.each([
    ['Hi {{nick}}', 'template-field-unknown', { field: 'nick', start: 3, end: 11 }],
    ['Hi {{company}}', 'template-field-empty', { field: 'company', start: 3, end: 14 }],
    ['Hi {{first_name', 'template-broken', { field: 'first_name', start: 3, end: 15 }],
  ])('%j is refused, with the place', (text, code, params) => {
    const { merging, to } = withAnna();
    const recipient = 'Anna Vogel';
    expect(merging.texts(text, 'en', [to])).toEqual(failure(code, { ...params, recipient }));
  });

  test('is refused where what stands in the contact could be taken for a field', () => {
    const { merging, to, anna, contacts } = withAnna();
    contacts.saved({
      id: anna.id,
      numbers: [{ typed: to.e164, label: '' }],
      company: '{{email}}',
    });
    expect(merging.texts('From {{company}}', 'en', [to])).toMatchObject({
      error: { code: 'template-field-braces' },
    });
  });

  test('names the first recipient for whom something is missing', () => {
    const { merging, to, stranger } = withAnna();
    expect(merging.texts('Hi {{first_name}}', 'en', [to, stranger])).toEqual(
      failure('template-field-empty', {
        field: 'first_name',
        recipient: '+12025550123',
        start: 3,
        end: 17,
      }),
    );
  });

  test('has for nobody its dates filled in, and the problems that everybody would have', () => {
    const { merging, contacts } = withAnna();
    contacts.world.now = Date.UTC(2026, 10, 22, 12);
    const text = '{{date}} {{first_name|there}} {{order no}} {{nick}}';
    expect(merging.preview(text, 'en', [])).toEqual([
      {
        filled: {
          text: 'Sunday, November 22 {{first_name|there}} {{order no}} {{nick}}',
          problems: [{ kind: 'unknown-field', field: 'nick', start: 54, end: 62 }],
        },
        problems: [{ kind: 'unknown-field', field: 'nick', start: 43, end: 51 }],
      },
    ]);
  });

  test('has no date filled in for nobody where contacts have one of their own', () => {
    const { merging, contacts } = withAnna();
    value(contacts.rooms.customFields.add('Date', 'date'));
    expect(merging.preview('On {{date}}', 'en', [])).toMatchObject([
      { filled: { text: 'On {{date}}', problems: [] }, problems: [] },
    ]);
  });

  test('is shown filled in as far as it can be, with what is missing in both texts', () => {
    const { merging, to } = withAnna();
    expect(merging.preview('Hi {{first_name}} of {{company}}', 'en', [to])).toEqual([
      {
        filled: {
          text: 'Hi Anna of {{company}}',
          problems: [{ kind: 'empty-field', field: 'company', start: 11, end: 22 }],
        },
        problems: [{ kind: 'empty-field', field: 'company', start: 21, end: 32 }],
      },
    ]);
  });
});

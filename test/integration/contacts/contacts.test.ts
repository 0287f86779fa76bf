import { describe, expect, test } from 'vitest';
import { everyone } from '#shared/domain/contact';
import { startAt } from '../storage/temp-database';
import { openContacts } from './contacts-world';

describe('save', () => {
  test('keeps what was typed beside the number it means', async () => {
    const { contacts, saved } = openContacts();
    const contact = saved({
      givenName: '  Anna ',
      familyName: ' Vogel ',
      company: ' Tulips & Co ',
      email: ' anna@example.com ',
      birthday: '--02-29',
      notes: ' likes tulips ',
      tags: [' VIP ', 'vip', ''],
      language: 'de',
      consent: { givenOn: '2025-01-30', source: ' card ', wording: ' Text me. ' },
      numbers: [
        { typed: ' 0171 1234567 ', label: ' mobile ' },
        { typed: '+1 (202) 555-0100', label: '' },
      ],
    });
    expect(contact).toEqual({
      id: 'id-1',
      givenName: 'Anna',
      familyName: 'Vogel',
      company: 'Tulips & Co',
      numbers: [
        { e164: '+491711234567', typed: '0171 1234567', label: 'mobile' },
        { e164: '+12025550100', typed: '+1 (202) 555-0100', label: '' },
      ],
      email: 'anna@example.com',
      birthday: '--02-29',
      notes: 'likes tulips',
      tags: ['VIP'],
      fields: [],
      language: 'de',
      consent: { givenOn: '2025-01-30', source: 'card', wording: 'Text me.' },
      createdAt: startAt,
      updatedAt: startAt,
    });
    expect(await contacts.list({ query: everyone, limit: 10, offset: 0 })).toEqual({
      contacts: [{ ...contact, optedOut: [], deletedAt: null }],
      total: 1,
      firstTypoAt: 1,
    });
    expect(contacts.get(contact.id)).toEqual({
      ok: true,
      value: { ...contact, optOuts: [], deletedAt: null, merges: [] },
    });
  });

  test('changes a contact whole', async () => {
    const { contacts, world, saved, found } = openContacts();
    const { id } = saved({});
    world.now += 5;
    const changed = saved({
      id,
      familyName: 'Kraus',
      numbers: [{ typed: '0151 23456789', label: 'work' }],
    });
    expect(changed).toMatchObject({ id, createdAt: startAt, updatedAt: startAt + 5 });
    expect(await found('Vogel')).toEqual([]);
    expect(await found('0171 12')).toEqual([]);
    expect(await found('kraus')).toEqual(['Anna Kraus']);
    expect(contacts.byNumber('+491711234567')).toBeNull();
    expect(contacts.byNumber('+4915123456789')).toEqual(changed);
  });

  test('leaves out empty numbers and keeps a number given twice once', () => {
    const { saved } = openContacts();
    const { numbers } = saved({
      numbers: [
        { typed: ' ', label: 'mobile' },
        { typed: '0171 1234567', label: 'first' },
        { typed: '+491711234567', label: 'second' },
      ],
    });
    expect(numbers).toEqual([{ e164: '+491711234567', typed: '0171 1234567', label: 'first' }]);
  });

  test('keeps a number that was typed for another country', () => {
    const { world, saved } = openContacts();
    const { id, numbers } = saved({});
    world.country = 'US';
    expect(saved({ id, familyName: 'Kraus' }).numbers).toEqual(numbers);
  });

  test('takes a contact without a name, which is called by its number', async () => {
    const { saved, found } = openContacts();
    saved({ givenName: ' ', familyName: '' });
    expect(await found('')).toEqual(['0171 1234567']);
  });

  test.each([
    [{ numbers: [] }, { code: 'contact-number-missing' }],
    [{ numbers: [{ typed: '', label: 'mobile' }] }, { code: 'contact-number-missing' }],
    [
      { numbers: [{ typed: '12', label: '' }] },
      { code: 'contact-number-invalid', params: { number: '12' } },
    ],
    [{ email: 'anna' }, { code: 'contact-email-invalid' }],
    [{ birthday: '2025-02-29' }, { code: 'contact-birthday-invalid' }],
    [
      { consent: { givenOn: '2025-13-01', source: 'card', wording: '' } },
      { code: 'contact-consent-incomplete' },
    ],
    [
      { consent: { givenOn: '2025-01-30', source: ' ', wording: '' } },
      { code: 'contact-consent-incomplete' },
    ],
    [{ id: 'nobody' }, { code: 'contact-not-found' }],
  ])('refuses %j', async (part, error) => {
    const { save, found } = openContacts();
    expect(save(part)).toEqual({ ok: false, error });
    expect(await found('')).toEqual([]);
  });
});

describe('delete and restore', () => {
  test('hide a contact everywhere and bring it back whole', async () => {
    const { contacts, saved, found, suggested } = openContacts();
    const contact = saved({});
    expect(contacts.delete(contact.id)).toEqual({ ok: true, value: null });
    expect(await found('')).toEqual([]);
    expect(await found('anna')).toEqual([]);
    expect(await suggested('anna')).toEqual([]);
    expect(contacts.byNumber('+491711234567')).toBeNull();

    expect(contacts.restore(contact.id)).toEqual({ ok: true, value: contact });
    expect(await found('anna')).toEqual(['Anna Vogel']);
    expect(contacts.byNumber('+491711234567')).toEqual(contact);
  });

  test('say so when there is no such contact', () => {
    const { contacts, saved, save } = openContacts();
    const { id } = saved({});
    const notFound = { ok: false, error: { code: 'contact-not-found' } };
    expect(contacts.delete('nobody')).toEqual(notFound);
    expect(contacts.restore('nobody')).toEqual(notFound);
    contacts.delete(id);
    expect(contacts.delete(id)).toEqual(notFound);
    expect(save({ id })).toEqual(notFound);
  });

  test('leave a contact alone that is not deleted', () => {
    const { contacts, saved } = openContacts();
    const contact = saved({});
    expect(contacts.restore(contact.id)).toEqual({ ok: true, value: contact });
  });
});

describe('a number of fiction that was texted to practise', () => {
  test('is offered while practising, and not when the next text is for real', async () => {
    const { contacts, world, text, suggested } = openContacts();
    text('+12025550150', startAt);
    world.practising = false;
    expect(await suggested('')).toEqual([]);
    expect(contacts.recentRecipients(5)).toEqual([]);
    world.practising = true;
    expect((await suggested('')).map(({ e164 }) => e164)).toEqual(['+12025550150']);
    expect(contacts.recentRecipients(5).map(({ e164 }) => e164)).toEqual(['+12025550150']);
  });

  test('is offered for real when a contact has it', async () => {
    const { world, saved, text, suggested } = openContacts();
    saved({ numbers: [{ typed: '+1 202 555 0150', label: '' }] });
    text('+12025550150', startAt);
    world.practising = false;
    expect((await suggested('')).map(({ e164 }) => e164)).toEqual(['+12025550150']);
  });
});

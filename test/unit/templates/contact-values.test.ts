import { describe, expect, it } from 'vitest';
import { mergeTemplate } from '#shared/domain/template';
import type { Contact, CustomField } from '#shared/domain/contact';
import { contactValues } from '../../../src/main/templates/contact-values';

const fields: readonly CustomField[] = [
  { id: 'f1', name: 'Order no.', kind: 'text' },
  { id: 'f2', name: 'Next visit', kind: 'date' },
  { id: 'f3', name: 'Amount due', kind: 'number' },
  { id: 'f4', name: 'Company', kind: 'text' },
];

const anna: Contact = {
  id: 'c1',
  givenName: 'Anna',
  familyName: '',
  company: 'Café Vogel',
  numbers: [{ e164: '+491512345678', typed: '0151 2345678', label: 'mobile' }],
  email: '',
  birthday: '--02-29',
  notes: '',
  tags: [],
  fields: [
    { fieldId: 'f1', value: 'A-17' },
    { fieldId: 'f2', value: '2026-12-01' },
    { fieldId: 'f3', value: '-12.5' },
    { fieldId: 'f4', value: 'other' },
  ],
  language: '',
  consent: null,
  createdAt: 0,
  updatedAt: 0,
};

describe('the values of a contact', () => {
  it('hold names, dates and numbers as the language writes them', () => {
    const values = contactValues({ e164: '+491512345678', contact: anna }, fields, 'de');
    expect(values).toEqual({
      firstname: 'Anna',
      lastname: '',
      name: 'Anna',
      company: 'Café Vogel',
      email: '',
      birthday: '29. Februar',
      number: '+491512345678',
      orderno: 'A-17',
      nextvisit: '1. Dezember 2026',
      amountdue: '-12,5',
    });
  });

  it('leave no field unknown where the contact is not', () => {
    const values = contactValues({ e164: '+491512345678', contact: null }, fields, 'en');
    const text = '{{first_name|there}} {{Order no|none}} {{number}}';
    const context = { nowAt: 0, timeZone: 'UTC', language: 'en' };
    expect(mergeTemplate(text, values, context)).toEqual({
      ok: true,
      value: 'there none +491512345678',
    });
  });

  it('do not greet anybody by a number', () => {
    const nameless = { ...anna, givenName: '', company: '' };
    const values = contactValues({ e164: '+491512345678', contact: nameless }, [], 'en');
    expect(values['name']).toBe('');
  });
});

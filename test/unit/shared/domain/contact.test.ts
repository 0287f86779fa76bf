import { describe, expect, it } from 'vitest';
import { contactName } from '../../../../src/shared/domain/contact';
import { mergedContact } from '../../../../src/shared/domain/merge-contacts';
import { nameKey, uniqueNames } from '../../../../src/shared/domain/name-key';
import { aContact } from '../../../support/fixtures';

describe('a contact’s name', () => {
  it.each([
    [{}, 'Clara Vogt'],
    [{ familyName: '' }, 'Clara'],
    [{ givenName: '' }, 'Vogt'],
    [{ givenName: '', familyName: '', company: 'Linden' }, 'Linden'],
    [{ company: 'Linden' }, 'Clara Vogt'],
    [{ givenName: '', familyName: '' }, '0157 35981001'],
    [
      {
        givenName: '',
        familyName: '',
        numbers: [{ e164: '+12025550100', typed: '', label: '' }],
      },
      '+12025550100',
    ],
    [{ givenName: '', familyName: '', numbers: [] }, ''],
  ])('with %j is %j', (changes, name) => {
    expect(contactName(aContact(changes))).toBe(name);
  });
});

describe('two contacts as one', () => {
  const consent = { givenOn: '2025-01-30', source: 'card', wording: '' };

  it('have what the kept one has, and what it lacks from the other', () => {
    const kept = aContact({ email: 'clara@example.com', createdAt: 5 });
    const gone = aContact({
      email: 'other@example.com',
      birthday: '--05-01',
      language: 'de',
      consent,
      createdAt: 3,
      fields: [{ fieldId: 'size', value: '38' }],
    });
    expect(mergedContact(kept, gone)).toEqual({
      ...kept,
      birthday: '--05-01',
      language: 'de',
      consent,
      createdAt: 3,
      fields: [{ fieldId: 'size', value: '38' }],
    });
  });

  it('take the whole name from one of them', () => {
    const nameless = aContact({ givenName: '', familyName: '' });
    expect(contactName(mergedContact(nameless, aContact()))).toBe('Clara Vogt');
    const half = aContact({ familyName: '' });
    expect(contactName(mergedContact(half, aContact({ givenName: 'C.' })))).toBe('Clara');
  });

  it('do not say the same in the notes twice', () => {
    const [roses, tulips] = [aContact({ notes: 'roses' }), aContact({ notes: 'tulips' })];
    expect(mergedContact(roses, tulips).notes).toBe('roses\ntulips');
    expect(mergedContact(roses, roses).notes).toBe('roses');
    expect(mergedContact(aContact(), tulips).notes).toBe('tulips');
  });
});

describe('names of tags', () => {
  it('are the same whatever their case, width and blanks', () => {
    expect(['VIP', ' vip ', 'ＶＩＰ'].map(nameKey)).toEqual(['vip', 'vip', 'vip']);
    expect(uniqueNames([' VIP', 'vip', '', ' ', 'Rosen', 'ROSEN'])).toEqual(['VIP', 'Rosen']);
  });
});

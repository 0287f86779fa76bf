import { describe, expect, it } from 'vitest';
import { countryChoices } from '../../../../src/renderer/lib/country-choices';

describe('the countries to choose from', () => {
  it('have names in the language that is spoken, with their calling codes', () => {
    expect(countryChoices('en')).toContainEqual({ id: 'DE', label: 'Germany', hint: '+49' });
    expect(countryChoices('de')).toContainEqual({ id: 'AT', label: 'Österreich', hint: '+43' });
  });

  it('all have a name, those with codes outside ISO 3166 too', () => {
    const codes = countryChoices('en').filter(({ id, label }) => id === label);
    expect(codes).toEqual([]);
    expect(countryChoices('en')).toContainEqual({ id: 'XK', label: 'Kosovo', hint: '+383' });
  });

  it('are sorted as the language does, umlauts among their letters', () => {
    const labels = countryChoices('de').map(({ label }) => label);
    expect(labels).toEqual([...labels].sort(new Intl.Collator('de').compare));
    expect(labels.indexOf('Ägypten')).toBeLessThan(labels.indexOf('Belgien'));
  });
});

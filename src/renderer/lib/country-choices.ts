import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import type { Language } from '#shared/domain/settings';

export interface CountryChoice {
  /** ISO 3166-1 alpha-2, or a code that libphonenumber uses beside it, such as `XK`. */
  readonly id: string;
  readonly label: string;
  /** The calling code, `+49`. */
  readonly hint: string;
}

/** Every country that has phone numbers, named and sorted as `language` does. */
export function countryChoices(language: Language): readonly CountryChoice[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const { compare } = new Intl.Collator(language);
  return getCountries()
    .map((id) => ({ id, label: names.of(id) ?? id, hint: `+${getCountryCallingCode(id)}` }))
    .sort((one, other) => compare(one.label, other.label));
}

import type { TFunction } from 'i18next';

/** The labels that imports and new contacts give, as they are stored in either language. */
const known: Readonly<Record<string, 'mobile' | 'home' | 'work' | 'main' | 'other'>> = {
  mobile: 'mobile',
  mobil: 'mobile',
  home: 'home',
  privat: 'home',
  work: 'work',
  geschäftlich: 'work',
  main: 'main',
  hauptnummer: 'main',
  other: 'other',
  weitere: 'other',
};

/**
 * Says the label of a number in the user's language; one of the user's own stays as it was typed.
 * `t` is that of `common`.
 */
export function numberLabel(t: TFunction, label: string): string {
  const key = label.trim().toLowerCase();
  const word = Object.hasOwn(known, key) ? known[key] : undefined;
  return word === undefined ? label : t(`labels.${word}`, { ns: 'contacts' });
}

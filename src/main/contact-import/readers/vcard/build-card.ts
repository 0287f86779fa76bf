import type { CardExtension, CardNumber, ParsedCard } from '../parsed-card';
import { parseBirthday } from './birthday';
import { splitValue, unescapeValue, type CardProperty } from './property';

/** Where a card stands in its file. */
export type CardPlace = Pick<ParsedCard, 'number' | 'line'>;

/** True for a property that a card is built from; others need not be kept. */
export function isKept(name: string): boolean {
  return name.startsWith('X-') || keptNames.has(name);
}

const keptNames = new Set(['N', 'FN', 'ORG', 'TEL', 'EMAIL', 'BDAY', 'NOTE', 'CATEGORIES', 'LANG']);

/** Takes from a card's properties what Quicksend knows; what is missing stays empty. */
export function buildCard(place: CardPlace, properties: readonly CardProperty[]): ParsedCard {
  const labels = labelsByGroup(properties);
  const byName = propertiesByName(properties);
  const all = (name: string) => byName.get(name) ?? [];
  const text = (name: string) => unescapeValue(all(name)[0]?.value ?? '');
  const [familyName = '', givenName = ''] = splitValue(all('N')[0]?.value ?? '', ';');
  const birthday = all('BDAY')[0];
  return {
    ...place,
    givenName,
    familyName,
    formattedName: text('FN'),
    company: splitValue(all('ORG')[0]?.value ?? '', ';')[0] ?? '',
    numbers: all('TEL').flatMap((property) => numberOf(property, labels)),
    emails: preferredFirst(all('EMAIL'))
      .map(({ value }) => unescapeValue(value).replace(/^mailto:/i, ''))
      .filter((email) => email !== ''),
    birthday: parseBirthday(
      unescapeValue(birthday?.value ?? ''),
      birthday?.params.get('X-APPLE-OMIT-YEAR')?.[0],
    ),
    notes: all('NOTE')
      .map(({ value }) => unescapeValue(value))
      .filter((note) => note !== '')
      .join('\n'),
    categories: all('CATEGORIES')
      .flatMap(({ value }) => splitValue(value, ','))
      .filter((category) => category !== ''),
    language: unescapeValue(preferredFirst(all('LANG'))[0]?.value ?? ''),
    extensions: properties.flatMap(extensionOf),
  };
}

function propertiesByName(
  properties: readonly CardProperty[],
): ReadonlyMap<string, readonly CardProperty[]> {
  const byName = new Map<string, CardProperty[]>();
  for (const property of properties) {
    const known = byName.get(property.name);
    if (known === undefined) byName.set(property.name, [property]);
    else known.push(property);
  }
  return byName;
}

function numberOf(property: CardProperty, labels: ReadonlyMap<string, string>): CardNumber[] {
  const typed = unescapeValue(property.value).replace(/^tel:/i, '');
  if (typed === '') return [];
  return [{ typed, types: typesOf(property), label: labels.get(property.group) ?? '' }];
}

function typesOf({ params }: CardProperty): string[] {
  const named = (params.get('TYPE') ?? []).flatMap((type) => type.toLowerCase().split(','));
  return params.has('PREF') ? [...named, 'pref'] : named;
}

/** Apple and others label a property by one of the same group, in `_$!<…>!$_` where it is their own. */
function labelsByGroup(properties: readonly CardProperty[]): ReadonlyMap<string, string> {
  const labels = properties.filter(({ group, name }) => group !== '' && name === 'X-ABLABEL');
  return new Map(
    labels.map(({ group, value }) => [
      group,
      unescapeValue(value).replace(/^_\$!<(.*)>!\$_$/s, '$1'),
    ]),
  );
}

/** The preferred ones first: `PREF=1` in vCard 4, `TYPE=pref` before it. */
function preferredFirst(properties: readonly CardProperty[]): readonly CardProperty[] {
  const rank = (property: CardProperty) => {
    const place = Number(property.params.get('PREF')?.[0] ?? Number.NaN);
    if (!Number.isNaN(place)) return place;
    return typesOf(property).includes('pref') ? 1 : 101;
  };
  return [...properties].sort((one, other) => rank(one) - rank(other));
}

function extensionOf({ name, params, value }: CardProperty): CardExtension[] {
  if (!name.startsWith('X-') || name === 'X-ABLABEL') return [];
  const flat = Object.fromEntries([...params].map(([key, values]) => [key, values.join(',')]));
  return [{ name, params: flat, value: unescapeValue(value) }];
}

import type { Contact, ContactNumber } from '#shared/domain/contact';
import { seededRandom, type SeededRandom } from '../../kill/seeded-random';
import { asianPools } from './name-pools-asian';
import { germanicPools } from './name-pools-germanic';
import { romancePools } from './name-pools-romance';
import { slavicPools } from './name-pools-slavic';
import type { NamePool, NumberPlan } from './name-pool';
import { noteEnds, noteStarts, tagNames } from './note-words';

export const namePools: readonly NamePool[] = [
  ...germanicPools,
  ...romancePools,
  ...slavicPools,
  ...asianPools,
];

/** A made-up customer. */
export interface GeneratedContact extends Contact {
  /** Whether all of the numbers are on the list of those who opted out. */
  readonly optedOut: boolean;
}

/** 2025-01-31 09:30 UTC; all of the contacts are older. */
const newestAt = Date.UTC(2025, 0, 31, 9, 30);
const dayMs = 86_400_000;

/**
 * Makes up the customers of a shop, the same ones for the same seed, one after the other.
 *
 * They have names in the languages of `namePools`, numbers of the countries that go with them, typed
 * as people type them, and, some of them, companies, addresses, birthdays, notes, tags and consents.
 * No two have a number in common.
 */
export function* generateContacts(count: number, seed = 1): Generator<GeneratedContact> {
  const random = seededRandom(seed);
  const pools = namePools.flatMap((pool) => Array<NamePool>(pool.weight).fill(pool));
  const taken = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    yield generateContact(index, pick(random, pools), random, taken);
  }
}

function generateContact(
  index: number,
  pool: NamePool,
  random: SeededRandom,
  taken: Set<string>,
): GeneratedContact {
  const chance = (percent: number) => random.between(1, 100) <= percent;
  const person = chance(94);
  const givenName = person ? generateGiven(pool, chance) : '';
  const familyName = person ? generateFamily(pool, chance) : '';
  const company = !person || chance(22) ? generateCompany(pool, chance) : '';
  const createdAt = newestAt - random.between(1, 2_000) * dayMs - random.between(0, dayMs);
  return {
    id: `generated-${index}`,
    givenName,
    familyName,
    company,
    numbers: generateNumbers(),
    email: chance(65) ? emailOf(givenName, familyName, company, index, random) : '',
    birthday: person && chance(30) ? generateBirthday() : '',
    notes: chance(35) ? generateNotes(random) : '',
    tags: generateTags(),
    fields: [],
    language: chance(50) ? pool.language : '',
    consent: chance(40)
      ? { givenOn: dayOf(createdAt), source: 'card at the counter', wording: '' }
      : null,
    createdAt,
    updatedAt: createdAt,
    optedOut: chance(2),
  };

  function generateGiven({ given }: NamePool, also: (percent: number) => boolean): string {
    const first = favourite(random, given);
    return also(8) ? `${first} ${pick(random, given)}` : first;
  }

  function generateFamily({ family, particles }: NamePool, also: (percent: number) => boolean) {
    const name = also(40) ? favourite(random, family) : pick(random, family);
    if (also(4)) return `${name}-${pick(random, family)}`;
    return particles.length > 0 && also(4) ? `${pick(random, particles)} ${name}` : name;
  }

  function generateCompany(from: NamePool, also: (percent: number) => boolean): string {
    const end = pick(random, from.companyEnds);
    return `${pick(random, from.trades)} ${generateFamily(from, also)} ${end}`.trim();
  }

  function generateNumbers(): ContactNumber[] {
    const count = chance(70) ? 1 : random.between(2, 3);
    return Array.from({ length: count }, (_, position) => {
      const plan = pick(random, pool.countries);
      return generateNumber(plan, position === 0 ? 85 : 30);
    });
  }

  function generateNumber(plan: NumberPlan, mobilePercent: number): ContactNumber {
    const mobile = chance(mobilePercent);
    for (;;) {
      const shape = pick(random, mobile ? plan.mobile : plan.landline);
      const national = shape.replaceAll('#', () => String(random.between(0, 9)));
      const e164 = `+${plan.dial}${national}`;
      if (taken.has(e164)) continue;
      taken.add(e164);
      return { e164, typed: asTyped(plan, national, random), label: mobile ? 'mobile' : 'work' };
    }
  }

  function generateBirthday(): string {
    const born = new Date(Date.UTC(random.between(1935, 2007), 0, random.between(1, 365)));
    const date = born.toISOString().slice(0, 10);
    return chance(15) ? `-${date.slice(4)}` : date;
  }

  function generateTags(): string[] {
    const count = chance(45) ? random.between(1, 3) : 0;
    return [...new Set(Array.from({ length: count }, () => favourite(random, tagNames)))];
  }
}

/** The ways in which people write a number down. */
function asTyped({ dial, trunk }: NumberPlan, national: string, random: SeededRandom): string {
  const start = national.slice(0, 3);
  const rest = national.slice(3);
  const pairs = rest.match(/\d{1,2}/g)?.join(' ') ?? '';
  return random.oneOf([
    `+${dial}${national}`,
    `+${dial} ${start} ${rest}`,
    `00${dial} ${start} ${pairs}`,
    `${trunk}${start} ${rest}`,
    `${trunk}${start}/${rest}`,
    `${trunk}${start}-${pairs.replaceAll(' ', '-')}`,
    `${trunk}${national}`,
  ]);
}

function emailOf(
  givenName: string,
  familyName: string,
  company: string,
  index: number,
  random: SeededRandom,
): string {
  const [given, family, firm] = [givenName, familyName, company].map(asciiOf);
  const domain =
    firm !== undefined && firm !== '' && random.between(0, 1) === 1
      ? `${firm}.example`
      : `${random.oneOf(['mail', 'post', 'inbox', 'web', 'online'])}.example`;
  const person = [given, family].filter((part) => part !== undefined && part !== '');
  const name = person.length === 2 ? person.join(random.oneOf(['.', '_', ''])) : `kontakt${index}`;
  return `${name}${random.between(0, 2) === 0 ? random.between(1, 99) : ''}@${domain}`;
}

function asciiOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll(/[^a-z]/g, '');
}

function generateNotes(random: SeededRandom): string {
  const sentences = Array.from({ length: random.between(1, 3) }, () => {
    const start = pick(random, noteStarts);
    return `${start.replace('#', String(random.between(1, 400)))} ${pick(random, noteEnds)}`;
  });
  return sentences.join(random.oneOf(['. ', '; ', '\n']));
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function pick<T>(random: SeededRandom, choices: readonly T[], among = choices.length): T {
  const choice = choices[random.between(0, among - 1)];
  if (choice === undefined) throw new Error('There is nothing to choose from');
  return choice;
}

/** Some names are everybody's: the first of the choices come up most often. */
function favourite<T>(random: SeededRandom, choices: readonly T[]): T {
  const reach = random.between(1, choices.length);
  return pick(random, choices, random.between(1, reach));
}

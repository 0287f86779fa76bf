import { contactName } from '#shared/domain/contact';
import type { GeneratedContact } from '../../support/contacts/generate-contacts';

/** What somebody types to find a customer, and whom they mean. */
export interface MeantQuery {
  readonly text: string;
  readonly meant: GeneratedContact;
  readonly isTypo: boolean;
}

/** The ways in which one looks for a customer; `null` where this one cannot be looked for so. */
const ways: readonly ((customer: GeneratedContact) => string | null)[] = [
  ({ familyName }) => familyName,
  ({ givenName, familyName }) => `${givenName} ${familyName}`,
  ({ familyName, givenName }) => plain(`${familyName} ${givenName}`),
  ({ company }) => company,
  ({ numbers }) => numbers[0]?.typed ?? null,
  ({ numbers }) => numbers[0]?.e164.replace(/^(\+\d{2})(\d{3})/, '$1 $2 ') ?? null,
  ({ numbers }) => numbers[0]?.e164.slice(3, 10).replace(/^(\d{3})/, '$1-') ?? null,
  ({ email }) => email,
  ({ tags }) => tags.join(' '),
  ({ notes }) => notes.split(/[.;\n]/)[0] ?? null,
  ({ givenName, numbers }) => `${givenName} ${numbers[0]?.e164.slice(-4) ?? ''}`,
];

/** The same queries for the same customers, each way of looking as often as any other. */
export function meantQueries(
  customers: readonly GeneratedContact[],
  count: number,
): readonly MeantQuery[] {
  const step = Math.floor(customers.length / (count * 20));
  const queries: MeantQuery[] = [];
  for (let at = step; at < customers.length && queries.length < count; at += step) {
    const meant = customers[at];
    if (meant === undefined || contactName(meant) === '') continue;
    const turn = queries.length % (ways.length + 1);
    const isTypo = turn === ways.length;
    const text = isTypo ? withTypo(meant.familyName, at) : (ways[turn]?.(meant)?.trim() ?? '');
    if (text !== '') queries.push({ text, meant, isTypo });
  }
  return queries;
}

/** What stands in the field after each key. */
export function keystrokes({ text }: MeantQuery): readonly string[] {
  const letters = Array.from(text);
  return letters.map((_, end) => letters.slice(0, end + 1).join(''));
}

/** As somebody types who is in a hurry. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Two neighbours swapped, one left out, one twice, one for another; `null` for short names. */
function withTypo(name: string, turn: number): string {
  const letters = Array.from(plain(name));
  if (letters.length < 6) return '';
  const [a = '', b = ''] = [letters[2], letters[3]];
  const middle = [b + a, b, a + a + b, `x${b}`][turn % 4] ?? '';
  return letters.slice(0, 2).join('') + middle + letters.slice(4).join('');
}

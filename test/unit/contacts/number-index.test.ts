import { expect, test } from 'vitest';
import { hasBit, noBits } from '../../../src/main/contacts/search/bits';
import {
  addNumbers,
  numberIndexBuilder,
  numberPieces,
} from '../../../src/main/contacts/search/number-index';
import { fc } from '../../support/property';

interface Given {
  readonly e164: string;
  readonly typed: string;
}

/** Who is found by a piece, by rank. */
function found(contacts: readonly (readonly Given[])[], text: string): number[] {
  const builder = numberIndexBuilder();
  contacts.forEach((numbers) => {
    builder.add(numbers);
  });
  const index = builder.build();
  const bits = noBits(contacts.length);
  for (const piece of numberPieces(text)) addNumbers(index, piece, bits);
  return contacts.map((_, rank) => rank).filter((rank) => hasBit(bits, rank));
}

const german = { e164: '+491712300001', typed: '0171 2300001' };
const american = { e164: '+12025550171', typed: '(202) 555-0171' };
const hungarian = { e164: '+36201234567', typed: '06 20 123 4567' };
const russian = { e164: '+79123456789', typed: '8 (912) 345-67-89' };
const people = [[german], [american], [], [hungarian, russian]];

test.each([
  ['0171 23', [0]],
  ['171-23', [0]],
  ['+49 171', [0]],
  ['0049171', [0]],
  ['+49 (0)171 23', [0]],
  ['171', [0, 1]],
  ['+171', []],
  ['1', [1]],
  ['+1', [1]],
  ['4', [0]],
  ['71', [0, 1]],
  ['(202) 555', [1]],
  ['0171', [0, 1]],
  ['06 20', [3]],
  ['06 20 123', [3]],
  ['8 (912', [3]],
  ['8912345', [3]],
  ['+7 912', [3]],
  ['000', [0]],
  ['0000', [0]],
  ['0001', [0, 1]],
  ['01', [0, 1, 3]],
  ['999', []],
  ['anna', []],
  ['', []],
])('%j finds %j', (text, ranks) => {
  expect(found(people, text)).toEqual(ranks);
});

test('every piece of three digits and more finds the number, as it is or as it was typed', () => {
  const digit = fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
  const number = fc
    .tuple(
      fc.constantFrom('49', '1', '44', '7', '36'),
      digit.filter((first) => first !== '0'),
      fc.array(digit, { minLength: 6, maxLength: 9 }),
    )
    .map(([dial, first, rest]) => ({ dial, national: first + rest.join('') }));
  const format = fc.constantFrom<(dial: string, national: string) => string>(
    (dial, national) => `+${dial} ${national.slice(0, 3)} ${national.slice(3)}`,
    (dial, national) => `00${dial}-${national.slice(0, 2)}-${national.slice(2)}`,
    (_, national) => `0${national.slice(0, 3)}/${national.slice(3)}`,
    (_, national) => `8 (${national.slice(0, 3)}) ${national.slice(3)}`,
    (_, national) => national,
  );
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 1, maxLength: 5 }),
      format,
      fc.nat(),
      fc.nat(),
      (numbers, write, a, b) => {
        const contacts = numbers.map(({ dial, national }) => [
          { e164: `+${dial}${national}`, typed: write(dial, national) },
        ]);
        contacts.forEach(([given], rank) => {
          for (const text of [given!.e164, given!.typed]) {
            const from = a % (text.length - 3);
            const piece = text.slice(from, from + 4 + (b % (text.length - from)));
            if (piece.replaceAll(/\D/g, '').length < 3) continue;
            expect([piece, found(contacts, piece)]).toEqual([
              piece,
              expect.arrayContaining([rank]) as number[],
            ]);
          }
        });
      },
    ),
    { numRuns: 300 },
  );
});

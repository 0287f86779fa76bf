import { describe, expect, test } from 'vitest';
import { packAnswer, unpackAnswer } from '../../../src/main/history/raw-answer';
import { readFixture } from '../../support/api-fixtures/read-fixture';
import { fc } from '../../support/property';

const message = {
  text: 'Grüße, 10/11: "Ready"',
  recipient: '+4915123456789',
  providerId: 'SMS_67890',
};

describe('an answer', () => {
  test.each(['famulor.200.json', 'autocalls.201.json'] as const)(
    'like %s is kept short and read again to the letter',
    (name) => {
      const answer = JSON.stringify(JSON.parse(readFixture(name)));
      const { body = 'nothing', to = '+1' } = repeatedIn(answer);
      const sent = { text: body, recipient: to, providerId: 'SMS_67890' };
      const packed = packAnswer(answer, sent);
      expect(unpackAnswer(packed, sent)).toBe(answer);
      expect(packed.length).toBeLessThan(answer.length / 1.5);
    },
  );

  test('as PHP writes it is short too', () => {
    const php = '{"body":"Gr\\u00fc\\u00dfe, 10\\/11: \\"Ready\\"","to":"+4915123456789"}';
    const packed = packAnswer(php, message);
    expect(packed.length).toBeLessThan(20);
    expect(unpackAnswer(packed, message)).toBe(php);
  });

  test('is read again to the letter, whatever is in it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(message.text, message.recipient, '"to":"', '\u0001', '\u0002', '{"data":{'),
    );
    const text = fc.oneof(fc.constant(message.text), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(piece), text, (parts, written) => {
        const answer = parts.join('');
        const sent = { ...message, text: written };
        expect(unpackAnswer(packAnswer(answer, sent), sent)).toBe(answer);
      }),
    );
  });
});

function repeatedIn(answer: string): { readonly body?: string; readonly to?: string } {
  const parsed = JSON.parse(answer) as { data?: { body?: string; to?: string } };
  return parsed.data ?? {};
}

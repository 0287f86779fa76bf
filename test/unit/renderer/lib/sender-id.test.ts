import { describe, expect, it } from 'vitest';
import { senderIdProblem } from '../../../../src/renderer/lib/sender-id';

describe('a sender id that is typed', () => {
  it.each(['famulor', 'autocalls', 'white-label', 'practice'] as const)(
    'is a whole number for %s',
    (kind) => {
      expect(senderIdProblem(' 1234 ', kind)).toBeNull();
      for (const wrong of ['0', '-1', '1.5', '+4930123', 'abc', '12 34']) {
        expect(senderIdProblem(wrong, kind)).toBe('not-integer');
      }
    },
  );

  it('is a UUID for the Platform', () => {
    expect(senderIdProblem('3F2C8D4E-9a10-4b6f-8c21-7d5e0a9b1c34', 'famulor-platform')).toBeNull();
    expect(senderIdProblem('1234', 'famulor-platform')).toBe('not-uuid');
  });

  it('is missing where there are only blanks', () => {
    expect(senderIdProblem('  ', 'famulor')).toBe('empty');
  });
});

import { describe, expect, it } from 'vitest';
import { providerWords, readErrorBody } from '../../../src/main/gateway/answer-body';

const wordsOf = (body: unknown) => providerWords(readErrorBody(JSON.stringify(body)));

describe("a provider's words", () => {
  it.each([
    [{ message: 'No' }, 'No'],
    [{ error: 'No' }, 'No'],
    [{ error: 'No', message: 'No' }, 'No'],
    [{ error: 'No', message: 'Because' }, 'No: Because'],
    [{ error: { code: 'no', message: 'Because' } }, 'Because'],
    [{ error: { code: 'no' } }, 'no'],
    [
      { message: 'Bad', errors: { to: ['To is bad.'], body: ['Body is bad.'] } },
      'To is bad. Body is bad.',
    ],
    [{ message: 'Bad', errors: { to: 'To is bad.' } }, 'To is bad.'],
    [{ message: 'Bad', errors: {} }, 'Bad'],
    [{ message: 'Bad', errors: { to: [7] } }, 'Bad'],
    [{ message: 7, error: ['No'] }, null],
    [{}, null],
    [[], null],
    ['No', null],
    [null, null],
  ])('in %j are %j', (body, words) => {
    expect(wordsOf(body)).toBe(words);
  });

  it('are on one line, without characters that could disguise them', () => {
    expect(wordsOf({ message: ' a\r\n\tb\u0000c \u202edcba\u202c ' })).toBe('a b c dcba');
  });

  it('are cut at 500 characters', () => {
    expect(wordsOf({ message: '🙂'.repeat(600) })).toBe(`${'🙂'.repeat(500)}…`);
  });
});

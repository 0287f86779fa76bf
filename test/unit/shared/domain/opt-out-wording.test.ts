import { describe, expect, it } from 'vitest';
import { optOutWordings, withOptOutWording, wordedLanguage } from '#shared/domain/opt-out-wording';
import { measureText } from '#shared/domain/segments';

describe('withOptOutWording', () => {
  it('adds the wording as the last line', () => {
    expect(withOptOutWording('Sale today!  ', optOutWordings.en)).toBe(
      'Sale today!\nReply STOP to opt out.',
    );
  });

  it('adds nothing to a text that says it already', () => {
    const said = withOptOutWording('Ausverkauf!', optOutWordings.de);
    expect(withOptOutWording(said, optOutWordings.de)).toBe(said);
    expect(withOptOutWording('Sale. Text STOP to end.', optOutWordings.de)).toBe(
      'Sale. Text STOP to end.',
    );
  });

  it('does not take other words for the word STOP', () => {
    expect(withOptOutWording('Our STOPOVER sale: stop by!', 'Reply STOP.')).toBe(
      'Our STOPOVER sale: stop by!\nReply STOP.',
    );
  });

  it('adds nothing where the wording is empty', () => {
    expect(withOptOutWording('Sale!', ' ')).toBe('Sale!');
  });
});

describe('wordedLanguage', () => {
  it.each([
    ['de-AT', 'de'],
    ['FR', 'fr'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['cs', 'en'],
    ['', 'en'],
  ])('of %j is %s', (language, worded) => {
    expect(wordedLanguage(language)).toBe(worded);
  });
});

describe('optOutWordings', () => {
  it.each(Object.entries(optOutWordings))('says STOP in %s', (_, wording) => {
    expect(withOptOutWording(wording, 'Anything else')).toBe(wording);
  });

  it.each(Object.entries(optOutWordings))('stays within GSM-7 in %s', (_, wording) => {
    expect(measureText(wording).encoding).toBe('GSM-7');
  });
});

import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  rejectionReasons,
  unknownReasons,
  type MessageState,
  type Receipt,
} from '#shared/domain/message';
import { languages } from '#shared/domain/settings';
import { i18nOptions } from '#shared/i18n/first-strings';
import { stateText } from '#shared/i18n/state-text';

const i18n = i18next.createInstance();
beforeAll(async () => {
  await i18n.init({ ...i18nOptions, lng: 'en' });
});

const receipt: Receipt = {
  providerMessageId: null,
  providerStatus: null,
  segments: null,
  cost: null,
  segmentPrice: null,
  rawAnswer: null,
};
const say = (state: MessageState, language = 'en') =>
  stateText(i18n.getFixedT(language), { state }, 'Famulor');
const rejected = (reason: (typeof rejectionReasons)[number]): MessageState => {
  return { kind: 'rejected', at: 1, reason, providerWords: null };
};
const unknown = (reason: (typeof unknownReasons)[number]): MessageState => {
  return { kind: 'unknown', at: 1, reason, providerWords: null, settlement: null };
};

describe.each(languages)('in %s', (language) => {
  it.each(rejectionReasons)('says why it was not sent (%s) and what to do', (reason) => {
    const { words, detail, tone } = say(rejected(reason), language);

    expect(words).toMatch(language === 'de' ? /^Nicht gesendet: ./ : /^Not sent: ./);
    expect(words + (detail ?? '')).not.toMatch(/reason\.|todo|\{\{/);
    expect(detail).toMatch(/\.$/);
    expect(tone).toBe('bad');
  });

  it.each(unknownReasons)('says why it is unclear (%s)', (reason) => {
    const { words, detail, tone } = say(unknown(reason), language);

    expect(words).toBe(language === 'de' ? 'Vielleicht gesendet' : 'It may have been sent');
    expect(detail).toMatch(/\.$/);
    expect(detail).not.toMatch(/unclear\.|\{\{/);
    expect(tone).toBe('warn');
  });
});

describe('an accepted message', () => {
  const accepted = (changes: Partial<Receipt>): MessageState => {
    return { kind: 'accepted', at: 1, receipt: { ...receipt, ...changes } };
  };

  it('is never called delivered', () => {
    expect(say(accepted({ providerStatus: 'sent' }))).toEqual({
      tone: 'good',
      words: 'Accepted by Famulor',
      detail: null,
      providerWords: null,
    });
  });

  it("keeps the provider's own word where it says more", () => {
    expect(say(accepted({ providerStatus: 'undelivered' })).providerWords).toBe('undelivered');
  });

  it('says that its answer was not understood', () => {
    expect(say(accepted({ rawAnswer: '{}' })).detail).toContain('does not know');
  });
});

describe('an unclear message that the user has settled', () => {
  it.each([
    ['arrived', 'you said that it arrived'],
    ['not-arrived', 'you said that it did not arrive'],
    ['sent-again', 'you sent it again'],
  ] as const)('as %s stays unclear in our words', (settlement, words) => {
    const said = say({
      kind: 'unknown',
      at: 1,
      reason: 'timed-out',
      providerWords: null,
      settlement,
    });

    expect(said.words).toContain('Unclear');
    expect(said.words).toContain(words);
    expect(said.tone).toBe('plain');
  });
});

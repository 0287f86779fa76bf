import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { i18nOptions } from '#shared/i18n/first-strings';
import { numberLabel } from '#shared/i18n/number-label';

const i18n = i18next.createInstance();
beforeAll(async () => {
  await i18n.init({ ...i18nOptions, lng: 'en' });
});

describe("a number's label", () => {
  it.each([
    ['mobile', 'mobil'],
    ['home', 'privat'],
    ['work', 'geschäftlich'],
    ['main', 'Hauptnummer'],
    ['other', 'weitere'],
  ])('is said in either language where it is known: %s, %s', (english, german) => {
    const inGerman = i18n.getFixedT('de');
    const inEnglish = i18n.getFixedT('en');
    expect([numberLabel(inGerman, english), numberLabel(inGerman, german)]).toEqual([
      german,
      german,
    ]);
    expect([numberLabel(inEnglish, english), numberLabel(inEnglish, german)]).toEqual([
      english,
      english,
    ]);
  });

  it.each(['Theke', 'Workshop', 'homepage', '', 'constructor'])(
    'of the user’s own stays as it was typed: “%s”',
    (label) => {
      expect(numberLabel(i18n.getFixedT('de'), label)).toBe(label);
    },
  );
});

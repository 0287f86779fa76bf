import { createInstance, type i18n, type TFunction } from 'i18next';
import type { Language } from '#shared/domain/settings';
import { i18nOptions } from '#shared/i18n/first-strings';
import { addRoomStrings } from '#shared/i18n/room-strings';

/**
 * The function that says all that windows say, for files that are named and written in a language.
 *
 * Not for the start: `createTranslator` reads less.
 */
export function createRoomTranslator(language: Language): TFunction {
  return started(language).t;
}

/** The function that says what the spending room says, in a language. */
export function createSpendingTranslator(language: Language): TFunction<'spending'> {
  return started(language).getFixedT(language, 'spending');
}

function started(language: Language): i18n {
  const instance = createInstance();
  void instance.init({ ...i18nOptions, ns: [...i18nOptions.ns], lng: language });
  addRoomStrings(instance);
  return instance;
}

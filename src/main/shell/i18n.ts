import { createInstance, type TFunction } from 'i18next';
import type { Language } from '#shared/domain/settings';
import { i18nOptions } from '#shared/i18n/first-strings';

const translators = new Map<Language, TFunction>();

/** The function that says main's own words (tray, notifications, titles) in a language. */
export function createTranslator(language: Language): TFunction {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const instance = createInstance();
  // With `initAsync` off and the resources in memory, this is done when it returns.
  void instance.init({ ...i18nOptions, ns: [...i18nOptions.ns], lng: language });
  translators.set(language, instance.t);
  return instance.t;
}

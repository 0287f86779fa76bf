import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#shared/domain/settings';
import { i18nOptions } from '#shared/i18n/first-strings';

/** Starts the translations; the first strings are part of the bundle, so they are there at once. */
export function startI18n(language: Language): void {
  void i18next.use(initReactI18next).init({ ...i18nOptions, lng: language });
  document.documentElement.lang = language;
}

/** Speaks another language from now on. */
export function speak(language: Language): void {
  if (i18next.language !== language) void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

import deCommon from '#locales/de/common';
import deCompose from '#locales/de/compose';
import deContacts from '#locales/de/contacts';
import deErrors from '#locales/de/errors';
import deHistory from '#locales/de/history';
import deShell from '#locales/de/shell';
import common from '#locales/en/common';
import compose from '#locales/en/compose';
import contacts from '#locales/en/contacts';
import errors from '#locales/en/errors';
import history from '#locales/en/history';
import shell from '#locales/en/shell';
import type { Language } from '../domain/settings';
import type { ErrorCode } from '../errors';
import type { RoomStrings } from './room-strings';

/**
 * The strings that tray and quick window start with: one file each in `resources/locales/<language>`.
 *
 * All others are in `room-strings.ts`, so that the start reads no more than it says.
 */
const en = { common, compose, contacts, errors, history, shell };

type FirstStrings = typeof en;

// Each language has each string, and each error code has its two sentences: else this does not compile.
const de: FirstStrings = {
  common: deCommon,
  compose: deCompose,
  contacts: deContacts,
  errors: deErrors,
  history: deHistory,
  shell: deShell,
};
errors satisfies Readonly<Record<ErrorCode, { readonly what: string; readonly todo: string }>>;

/** By language and namespace. */
export const firstStrings: Readonly<Record<Language, FirstStrings>> = { en, de };

/** The options that main and the renderer start i18next with, beside the language. */
export const i18nOptions = {
  resources: firstStrings,
  fallbackLng: 'en',
  ns: Object.keys(en),
  defaultNS: 'common',
  // React escapes by itself; main writes plain text.
  interpolation: { escapeValue: false },
  initAsync: false,
} as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: FirstStrings & RoomStrings;
  }
}

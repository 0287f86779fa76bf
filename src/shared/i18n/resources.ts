import deCommon from '#locales/de/common';
import deCompose from '#locales/de/compose';
import deContacts from '#locales/de/contacts';
import deErrors from '#locales/de/errors';
import deHistory from '#locales/de/history';
import deImport from '#locales/de/import';
import deOnboarding from '#locales/de/onboarding';
import deSettings from '#locales/de/settings';
import deShell from '#locales/de/shell';
import common from '#locales/en/common';
import compose from '#locales/en/compose';
import contacts from '#locales/en/contacts';
import errors from '#locales/en/errors';
import history from '#locales/en/history';
import importing from '#locales/en/import';
import onboarding from '#locales/en/onboarding';
import settings from '#locales/en/settings';
import shell from '#locales/en/shell';
import type { Language } from '../domain/settings';
import type { ErrorCode } from '../errors';

/** Every string of the program, by namespace: one file each in `resources/locales/<language>`. */
const en = {
  common,
  compose,
  contacts,
  errors,
  history,
  import: importing,
  onboarding,
  settings,
  shell,
};

type Strings = typeof en;

// Each language has each string, and each error code has its two sentences: else this does not compile.
const de: Strings = {
  common: deCommon,
  compose: deCompose,
  contacts: deContacts,
  errors: deErrors,
  history: deHistory,
  import: deImport,
  onboarding: deOnboarding,
  settings: deSettings,
  shell: deShell,
};
errors satisfies Readonly<Record<ErrorCode, { readonly what: string; readonly todo: string }>>;

const resources: Readonly<Record<Language, Strings>> = { en, de };

/** The options that main and the renderer start i18next with, beside the language. */
export const i18nOptions = {
  resources,
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
    resources: Strings;
  }
}

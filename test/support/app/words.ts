import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../build/lib/paths.mjs';
import type batches from '../../../resources/locales/en/batches.json';
import type common from '../../../resources/locales/en/common.json';
import type compose from '../../../resources/locales/en/compose.json';
import type contacts from '../../../resources/locales/en/contacts.json';
import type history from '../../../resources/locales/en/history.json';
import type importing from '../../../resources/locales/en/import.json';
import type keeping from '../../../resources/locales/en/keeping.json';
import type log from '../../../resources/locales/en/log.json';
import type onboarding from '../../../resources/locales/en/onboarding.json';
import type record from '../../../resources/locales/en/record.json';
import type settings from '../../../resources/locales/en/settings.json';
import type spending from '../../../resources/locales/en/spending.json';
import type templates from '../../../resources/locales/en/templates.json';
import type { Language } from '../../../src/shared/domain/settings';

interface Words {
  readonly batches: typeof batches;
  readonly common: typeof common;
  readonly compose: typeof compose;
  readonly contacts: typeof contacts;
  readonly history: typeof history;
  readonly import: typeof importing;
  readonly keeping: typeof keeping;
  readonly log: typeof log;
  readonly onboarding: typeof onboarding;
  readonly record: typeof record;
  readonly settings: typeof settings;
  readonly spending: typeof spending;
  readonly templates: typeof templates;
}

/** The program's words in a language, read from the files that it is built from. */
export function wordsOf(language: Language): Words {
  const read = (namespace: keyof Words): unknown =>
    JSON.parse(
      readFileSync(
        join(repositoryRoot, 'resources', 'locales', language, `${namespace}.json`),
        'utf8',
      ),
    );
  return {
    batches: read('batches'),
    common: read('common'),
    compose: read('compose'),
    contacts: read('contacts'),
    history: read('history'),
    import: read('import'),
    keeping: read('keeping'),
    log: read('log'),
    onboarding: read('onboarding'),
    record: read('record'),
    settings: read('settings'),
    spending: read('spending'),
    templates: read('templates'),
  } as Words;
}

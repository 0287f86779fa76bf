import type { i18n } from 'i18next';
import deBatches from '#locales/de/batches';
import deImport from '#locales/de/import';
import deKeeping from '#locales/de/keeping';
import deLog from '#locales/de/log';
import deOnboarding from '#locales/de/onboarding';
import deRecord from '#locales/de/record';
import deSchedule from '#locales/de/schedule';
import deSettings from '#locales/de/settings';
import deSpending from '#locales/de/spending';
import deTemplates from '#locales/de/templates';
import batches from '#locales/en/batches';
import importing from '#locales/en/import';
import keeping from '#locales/en/keeping';
import log from '#locales/en/log';
import onboarding from '#locales/en/onboarding';
import record from '#locales/en/record';
import schedule from '#locales/en/schedule';
import settings from '#locales/en/settings';
import spending from '#locales/en/spending';
import templates from '#locales/en/templates';
import type { Language } from '../domain/settings';

const en = {
  batches,
  import: importing,
  keeping,
  log,
  onboarding,
  record,
  schedule,
  settings,
  spending,
  templates,
};

/** The strings of the desk window's rooms: one file each in `resources/locales/<language>`. */
export type RoomStrings = typeof en;

const de: RoomStrings = {
  batches: deBatches,
  import: deImport,
  keeping: deKeeping,
  log: deLog,
  onboarding: deOnboarding,
  record: deRecord,
  schedule: deSchedule,
  settings: deSettings,
  spending: deSpending,
  templates: deTemplates,
};

/** By language and namespace. */
export const roomStrings: Readonly<Record<Language, RoomStrings>> = { en, de };

/** Lets translations that have been started say what the rooms say, too. */
export function addRoomStrings(to: i18n): void {
  for (const [language, namespaces] of Object.entries(roomStrings)) {
    for (const [namespace, strings] of Object.entries(namespaces)) {
      to.addResourceBundle(language, namespace, strings);
    }
  }
}

import type { Language } from './settings';

/**
 * What stands between the cells of a CSV, so that a spreadsheet opens it in columns: Excel expects
 * the one of the desktop's language, a semicolon where the comma belongs to decimals.
 */
export function csvSeparator(language: Language): ',' | ';' {
  return language === 'de' ? ';' : ',';
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../../src/shared/domain/settings';

/** A file as a shop's old program writes it: semicolons, Windows-1252, and all that goes wrong. */
export interface ImportSample {
  readonly path: string;
  readonly fileName: string;
  readonly remove: () => Promise<void>;
}

const files: Readonly<Record<Language, string>> = {
  en: 'Customers of the salon, export of the old till (final) 2026.csv',
  de: 'Kundinnen und Kunden, Ausgabe der alten Kasse (endgültig) 2026.csv',
};

const headers: Readonly<Record<Language, readonly string[]>> = {
  en: ['First name', 'Last name', 'Mobile', 'E-mail', 'Birthday', 'Notes', 'Customer no.'],
  de: ['Vorname', 'Nachname', 'Handy', 'E-Mail', 'Geburtstag', 'Notizen', 'Kundennr.'],
};

/** German numbers, whatever the language: the sample's shop is in Germany. */
const rows: readonly (readonly string[])[] = [
  ['Jörg', 'Weiß', '0157 35981002', 'joerg@example.com', '31.05.1971', 'Kürzt selbst', '1001'],
  ['Clara', 'Vogt', '0157 35981001', 'clara@example.com', '12.03.1988', '', '1002'],
  ['Änne', 'Müller-Lüdenscheidt', '15735981003', '', '', '', '1003'],
  ['Özlem', 'Sahin', '+4949 157 35981004', '', '31.02.1990', '', '1004'],
  ['Otto', 'Nein', '0157 35981005', '', '', '', '1005'],
  ['Jörg', 'Weiss', '0157/35981002', '', '', '', '1006'],
  ['Max', 'Kurz', '0157 12', '', '', '', '1007'],
  ['Ida', 'Excel', '4,91574E+12', '', '', '', '1008'],
];
/** Rows that the import takes over. */
export const takenInSample = 5;
export const leftInSample = 3;

/** Writes the sample. */
export async function writeImportSample(language: Language): Promise<ImportSample> {
  const folder = await mkdtemp(join(tmpdir(), 'quicksend-import-'));
  const fileName = files[language];
  const path = join(folder, fileName);
  const text = [headers[language], ...rows].map((row) => row.join(';')).join('\r\n');
  await writeFile(path, Buffer.from(text, 'latin1'));
  return { path, fileName, remove: () => rm(folder, { recursive: true, force: true }) };
}

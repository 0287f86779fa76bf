import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import type { Database } from '../../../src/main/storage/database';

const insertContact = `
  INSERT INTO contacts (id, given_name, family_name, company, email, notes, sort_key, created_at, updated_at)
  VALUES (:id, :givenName, :familyName, :company, :email, :notes, :givenName, 1, 1)`;
const insertNumber = `
  INSERT INTO contact_numbers (contact_seq, position, e164, typed, label)
  VALUES (last_insert_rowid(), 0, :e164, :typed, '')`;

/**
 * What an import without a worker, without verdicts and without undo would do: parse and insert.
 *
 * The numbers are not even read, one is made up for each row.
 */
export async function bareImport(database: Database, csv: string): Promise<void> {
  const rows = await new Promise<string[][]>((resolve, reject) => {
    const all: string[][] = [];
    Papa.parse<string[]>(createReadStream(csv), {
      step: ({ data }) => {
        all.push(data);
      },
      complete: () => {
        resolve(all);
      },
      error: reject,
    });
  });
  database.transaction(() => {
    rows.slice(1).forEach((cells, index) => {
      const [givenName = '', familyName = '', company = '', typed = ''] = cells;
      database.run(insertContact, {
        id: `bare-${String(index)}`,
        givenName,
        familyName,
        company,
        email: cells[6] ?? '',
        notes: cells[8] ?? '',
      });
      database.run(insertNumber, { e164: `+49171${String(1_000_000 + index)}`, typed });
    });
  });
}

import { readFileSync } from 'node:fs';

/** A sample body of the vendors' APIs, by its file's name. */
export function readFixture(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

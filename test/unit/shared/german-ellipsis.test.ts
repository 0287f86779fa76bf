import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../resources/locales/de');

test.each(readdirSync(folder))('in %s, no German word touches the dots after it', (name) => {
  const words = readFileSync(join(folder, name), 'utf8');
  expect(words.match(/[^\s"]*[^\s"„]…/g) ?? []).toEqual([]);
});

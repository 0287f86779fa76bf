import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { saveOptOuts } from '../../../src/main/contact-export/save-opt-outs';
import { appError } from '../../../src/shared/errors';
import { err, ok } from '../../../src/shared/result';
import {
  makeTemporaryFolder,
  type TemporaryFolder,
} from '../../support/contact-import/temporary-folder';

const optOuts = { export: () => Promise.resolve({ csv: 'number\r\n+12025550199\r\n', count: 1 }) };

function aFolder(): TemporaryFolder {
  const folder = makeTemporaryFolder();
  onTestFinished(() => {
    folder.remove();
  });
  return folder;
}

it('writes the opt-out list over an older file of that name', async () => {
  const folder = aFolder();
  const path = folder.write('opt-outs.csv', 'older');
  expect(await saveOptOuts(optOuts, path)).toEqual(ok({ path, rows: 1 }));
  expect(readFileSync(path, 'utf8')).toBe('number\r\n+12025550199\r\n');
  expect(readdirSync(folder.path)).toEqual(['opt-outs.csv']);
});

it('says which file could not be written', async () => {
  const path = join(aFolder().path, 'gone', 'opt-outs.csv');
  expect(await saveOptOuts(optOuts, path)).toEqual(
    err(appError('file-not-written', { params: { name: 'opt-outs.csv' } })),
  );
});

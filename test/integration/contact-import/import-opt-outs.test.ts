import { expect, it } from 'vitest';
import { importOptOuts } from '../../../src/main/contact-import/import-opt-outs';
import { readText } from '../../../src/main/contact-import/readers/read-text';
import { appError } from '../../../src/shared/errors';
import { err } from '../../../src/shared/result';
import { openImportWorld, value } from './import-world';

it('the opt-outs of a file longer than any message between windows come onto the list', async () => {
  const world = openImportWorld();
  const reason = 'by phone, '.repeat(50);
  const rows = Array.from(
    { length: 12_000 },
    (_, index) => `+49157${String(30_000_000 + index)},${reason}`,
  );
  const path = world.file('stop.csv', ['number,how', ...rows].join('\n'));
  const { optOuts } = world.contactRooms;
  expect(value(await importOptOuts(optOuts, path))).toEqual({
    added: 12_000,
    known: 0,
    rejected: [],
  });
  expect(optOuts.has('+4915730011999')).toBe(true);
});

it('a list is read in the encoding that it is in', async () => {
  const world = openImportWorld();
  const csv = 'Nummer;Grund\r\n0171 2345678;für immer, schöne Grüße\r\n';
  for (const [name, bytes] of [
    ['windows.csv', Buffer.from(csv, 'latin1')],
    ['utf-8.csv', Buffer.from(csv)],
    ['utf-16.csv', Buffer.from(`\ufeff${csv}`, 'utf16le')],
  ] as const) {
    expect(value(await readText(world.file(name, bytes)))).toContain('schöne Grüße');
  }
});

it('a list that cannot be read leaves the one that is there as it was, and says why', async () => {
  const world = openImportWorld();
  const { optOuts } = world.contactRooms;
  optOuts.add('0171 2345678', '');
  const failures = [
    [world.file('empty.csv', ''), err(appError('import-file-empty'))],
    [`${world.dir}/gone.csv`, err(appError('import-file-missing'))],
    [world.dir, err(appError('import-file-not-regular'))],
    [world.file('names.csv', 'Name\nAda\n'), err(appError('opt-outs-not-found'))],
  ] as const;
  for (const [path, failure] of failures) {
    expect(await importOptOuts(optOuts, path)).toEqual(failure);
  }
  const large = world.file('large.csv', 'number\n+491712345679\n');
  expect(await readText(large, 8)).toMatchObject({ error: { code: 'import-file-too-large' } });
  const page = await optOuts.list({ text: '', limit: 10, offset: 0 });
  expect(page.optOuts.map(({ e164 }) => e164)).toEqual(['+491712345678']);
});

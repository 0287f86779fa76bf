import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLogFile } from '../../../src/main/log/log-file';
import { noSmallDisk } from '../../support/small-disk';
import { fill, mountSmallDisk } from '../storage/small-disk';

test('a log that finds no room leaves lines out, and goes on once there is room', ({ skip }) => {
  const dir = mountSmallDisk();
  if (dir === null) return skip(noSmallDisk);
  const file = join(dir, 'logs', 'quicksend.log');
  const writer = openLogFile(file);
  writer.info('before');
  const free = fill(dir, 0);
  // Longer than what is left of the page that is there already.
  expect(() => {
    for (let line = 0; line < 20; line += 1) writer.info(`full ${'x'.repeat(1_000)}`);
  }).not.toThrow();
  free();
  writer.info('after');
  const log = readFileSync(file, 'utf8');
  expect(log).toContain('info before');
  expect(log).toContain('info after');
});

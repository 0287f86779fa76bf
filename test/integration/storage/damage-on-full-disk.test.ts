import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isSuspect } from '../../../src/main/storage/suspicion';
import { createDamageWatch } from '../../../src/main/wiring/damage';
import { createFakeLog } from '../../support/fake-log';
import { noSmallDisk } from '../../support/small-disk';
import { mountSmallDisk } from './small-disk';

const corrupt = Object.assign(new Error('database disk image is malformed'), { errcode: 11 });

/** Makes files until the disk takes no other; removes them again. */
function fillWithFiles(dir: string): () => void {
  const made: string[] = [];
  for (;;) {
    const file = join(dir, `filler-${String(made.length)}`);
    try {
      writeFileSync(file, '');
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
      return () => {
        made.forEach((one) => rmSync(one));
      };
    }
    made.push(file);
  }
}

test('damage that a full disk leaves no room to note stops sending all the same', ({ skip }) => {
  const dir = mountSmallDisk({ files: 20 });
  if (dir === null) return skip(noSmallDisk);
  const free = fillWithFiles(dir);
  let stopped = 0;
  const watchIn = () =>
    createDamageWatch({ dataDir: dir, log: createFakeLog(), onFound: () => (stopped += 1) });
  const watch = watchIn();
  expect(watch.look(corrupt)).toBe(true);
  expect(watch.isFound()).toBe(true);
  expect(stopped).toBe(1);
  expect(isSuspect(dir)).toBe(false);

  // The daily look takes a disk that is full for one that is there.
  const other = watchIn();
  other.found();
  expect(stopped).toBe(2);
  expect(existsSync(join(dir, 'probe.tmp'))).toBe(false);
  free();
  watchIn().found();
  expect(isSuspect(dir)).toBe(true);
});

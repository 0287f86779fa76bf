import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import { replace } from '../../../src/main/storage/mend-job';
import { openDatabase } from '../../../src/main/storage/open-database';
import { DamagedRowError } from '../../../src/main/storage/parse-row';
import { isDamage } from '../../../src/main/storage/storage-problem';
import { newMessage } from '../history/new-message';
import { openHistory } from '../history/opened-history';
import { openSound, startAt, tempDir } from './temp-database';
import { fc } from '../../support/property';

function soundFile(): string {
  const dir = tempDir();
  const database = openSound(dir);
  const store = createMessageStore(database);
  for (let index = 0; index < 60; index += 1) {
    store.enqueue([newMessage({ id: `m${index}`, text: `Order ${index} is ready` })], {
      kind: 'queued',
      dueAt: startAt,
      waitsFor: 'undo',
      attempts: 0,
    });
  }
  database.close();
  return join(dir, 'quicksend.db');
}

/** Reads everything; an answer or an exception that says what is wrong, nothing else. */
function readAll(database: Parameters<typeof openHistory>[0]): void {
  const history = openHistory(database);
  for (const query of ['', 'order', '+49 171']) {
    try {
      history.listBefore({ query, before: null, limit: 100 });
    } catch (error) {
      if (!(error instanceof DamagedRowError) && !isDamage(error)) throw error;
    }
  }
}

const inHeader = fc.nat({ max: 99 });
const anywhere = fc.nat({ max: 1_000_000 });

test.each([
  ['in its header', inHeader],
  ['anywhere', anywhere],
])('whatever bytes are flipped %s, the file is used, refused or set aside whole', (_, place) => {
  const sound = soundFile();
  const size = readFileSync(sound).length;
  const flips = fc.array(fc.record({ place, bits: fc.integer({ min: 1, max: 255 }) }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(flips, (chosen) => {
      const dir = mkdtempSync(join(tmpdir(), 'quicksend-'));
      const file = join(dir, 'quicksend.db');
      try {
        copyFileSync(sound, file);
        const bytes = readFileSync(file);
        for (const { place: at, bits } of chosen) bytes[at % size]! ^= bits;
        writeFileSync(file, bytes);

        const opening = openDatabase({ dir });
        if (!opening.ok) {
          expect(opening.error.code).toBe('database-newer');
          expect(readFileSync(file).equals(bytes)).toBe(true);
        } else if (opening.value.kind === 'opened') {
          readAll(opening.value.database);
          opening.value.database.close();
        } else {
          const { asideAs } = replace(dir, null, startAt);
          openSound(dir).close();
          expect(readFileSync(join(dir, asideAs)).equals(bytes)).toBe(true);
        }
      } finally {
        rmSync(dir, { recursive: true, force: true });
      }
    }),
    { numRuns: 100 },
  );
});

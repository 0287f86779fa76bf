import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCodes } from '#shared/errors';
import { buildZip, type ZipPart } from '../../../support/contact-import/build-zip';
import { mutate } from '../../../support/contact-import/mutate';
import {
  contactFixture,
  readFile,
  readText,
  type ReadOutcome,
} from '../../../support/contact-import/read-source';
import {
  makeTemporaryFolder,
  type TemporaryFolder,
} from '../../../support/contact-import/temporary-folder';
import { unzip } from '../../../support/contact-import/unzip';
import { startWatchdog, type Watchdog } from '../../../support/contact-import/watchdog';
import { print } from '../../../support/print';

/** A case that needs more processor time than this hangs. */
const hangMs = 2_000;
/** Each case's number is in its failure and follows from its seed, so that it can be made over again. */
const casesPerReader = { csv: 2_100, vcard: 2_100, xlsx: 1_000 };

const names = readdirSync(contactFixture('')).filter((name) => !name.startsWith('.'));
const files = (end: RegExp) =>
  names.filter((name) => end.test(name)).map((name) => readFileSync(contactFixture(name)));
const tables = files(/\.(csv|txt)$/);
const cards = files(/\.vcf$/);
const [workbook = Buffer.alloc(0)] = files(/\.xlsx$/);

let folder: TemporaryFolder;
let watchdog: Watchdog;
let workbookParts: readonly ZipPart[];
let casesRun = 0;
const ends = new Map<string, number>();

beforeAll(async () => {
  folder = makeTemporaryFolder();
  watchdog = startWatchdog(hangMs);
  workbookParts = await unzip(workbook);
});
afterAll(async () => {
  await watchdog.stop();
  folder.remove();
  print(`Fuzzed the readers with ${casesRun} mutated files: ${JSON.stringify([...ends])}`);
});

describe('whatever a file holds, the reader ends with rows, cards or a problem', () => {
  it(
    'of a table',
    async () => {
      for (let seed = 1; seed <= casesPerReader.csv; seed += 1) {
        const bytes = mutate(pick(tables, seed), pick(cards, seed), seed);
        await expectOrdinaryEnd(seed, bytes);
      }
    },
    5 * 60_000,
  );

  it(
    'of vCards',
    async () => {
      for (let seed = 1; seed <= casesPerReader.vcard; seed += 1) {
        const bytes = mutate(pick(cards, seed), pick(tables, seed), seed);
        await expectOrdinaryEnd(10_000 + seed, bytes);
      }
    },
    5 * 60_000,
  );

  it(
    'of a workbook, mutated as it is packed or inside of it',
    async () => {
      for (let seed = 1; seed <= casesPerReader.xlsx; seed += 1)
        await expectOrdinaryEnd(20_000 + seed, mutatedWorkbook(seed));
    },
    5 * 60_000,
  );

  it('and that were at least 5,000', () => {
    expect(casesRun).toBeGreaterThanOrEqual(5_000);
  });
});

function mutatedWorkbook(seed: number): Buffer {
  if (seed % 4 === 0) return mutate(workbook, pick(tables, seed), seed);
  const changed = seed % workbookParts.length;
  return buildZip(
    workbookParts.map((part, at) =>
      at === changed
        ? { ...part, data: mutate(Buffer.from(part.data), pick(tables, seed), seed) }
        : part,
    ),
  );
}

/** Reads the bytes as a file, and every eighth time as a pasted text too. */
async function expectOrdinaryEnd(number: number, bytes: Buffer): Promise<void> {
  watchdog.begin(number);
  casesRun += 1;
  const path = folder.write('contacts', bytes);
  try {
    const outcome = await readFile(path);
    expectWellFormed(outcome);
    const end = outcome.problem?.code ?? 'read to the end';
    ends.set(end, (ends.get(end) ?? 0) + 1);
    if (number % 8 === 0) expectWellFormed(await readText(bytes.toString('latin1')));
    expect(readdirSync(folder.path)).toEqual(['contacts']);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  } catch (error) {
    throw new Error(`Case ${number} failed.`, { cause: error });
  }
}

function expectWellFormed({ source, rows, cards: read, progress, problem }: ReadOutcome): void {
  if (problem !== null) expect(errorCodes).toContain(problem.code);
  if (source === null) expect(problem).not.toBeNull();
  const size = source?.sizeBytes ?? 0;
  let before = 0;
  for (const bytesRead of progress) {
    if (bytesRead < before || bytesRead > size) throw new Error('Progress runs back or over.');
    before = bytesRead;
  }
  for (const { number, cells } of rows)
    if (!(number >= 1) || cells.length === 0 || cells.at(-1)?.trim() === '')
      throw new Error(`Row ${number} has no contents.`);
  for (const [at, card] of read.entries())
    if (card.number !== at + 1) throw new Error(`Card ${card.number} is out of order.`);
}

function pick(all: readonly Buffer[], seed: number): Buffer {
  return all[seed % all.length] ?? Buffer.alloc(0);
}

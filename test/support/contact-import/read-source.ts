import { join } from 'node:path';
import { openSource } from '../../../src/main/contact-import/readers/open-source';
import type { ParsedCard } from '../../../src/main/contact-import/readers/parsed-card';
import type { ReadProblem } from '../../../src/main/contact-import/readers/read-problem';
import type {
  Input,
  ReadOptions,
  Row,
  Source,
} from '../../../src/main/contact-import/readers/source';

/** Everything that reading a source to its end gave. */
export interface ReadOutcome {
  readonly source: Source | null;
  readonly rows: readonly Row[];
  readonly cards: readonly ParsedCard[];
  /** What each batch said of the bytes read so far. */
  readonly progress: readonly number[];
  readonly problem: ReadProblem | null;
}

/** The path of a file in `test/fixtures/contacts`. */
export function contactFixture(name: string): string {
  return join(import.meta.dirname, '../../fixtures/contacts', name);
}

/** Opens a source and reads it to its end. */
async function readSource(input: Input, options: ReadOptions = {}): Promise<ReadOutcome> {
  const nothing = { rows: [], cards: [], progress: [] };
  const opened = await openSource(input, options);
  if (!opened.ok) return { ...nothing, source: null, problem: opened.error };
  const source = opened.value;
  const rows: Row[] = [];
  const cards: ParsedCard[] = [];
  const progress: number[] = [];
  const batches =
    source.kind === 'table' ? source.rows(options.signal) : source.cards(options.signal);
  for await (const batch of batches) {
    if (!batch.ok) return { source, rows, cards, progress, problem: batch.error };
    progress.push(batch.value.bytesRead);
    if ('rows' in batch.value) for (const row of batch.value.rows) rows.push(row);
    else for (const card of batch.value.cards) cards.push(card);
  }
  return { source, rows, cards, progress, problem: null };
}

/** Reads a pasted text. */
export function readText(text: string, options?: ReadOptions): Promise<ReadOutcome> {
  return readSource({ kind: 'text', text }, options);
}

/** Reads a file. */
export function readFile(path: string, options?: ReadOptions): Promise<ReadOutcome> {
  return readSource({ kind: 'file', path }, options);
}

/** Runs inside Electron's main process, built beside the worker of the program. */
import { Worker } from 'node:worker_threads';
import { everyone, type ContactQuery } from '#shared/domain/contact';
import { createRecipientStore } from '../../../src/main/contacts/recipient-store';
import { createContactSearch } from '../../../src/main/contacts/search/create-contact-search';
import { buffersOf } from '../../../src/main/contacts/search/index-data';
import { createStartJob } from '../../../src/main/worker/start-job';
import { tagNames } from '../../support/contacts/note-words';
import { heldMib, timed, watchEventLoop } from './measure';
import { keystrokes, meantQueries, type MeantQuery } from './queries';
import { fuseOf, miniSearchOf, type Rival } from './rivals';
import { runInElectron } from './run-in-electron';
import { openShop } from './shop';

const contactCount = 100_000;
const textedCount = 2_000;
const queryCount = 36;
/** Fuse.js takes seconds for a key, and minutes for a long one: it gets some keys of short queries. */
const fuseLongest = 14;
const fuseStep = 12;
const pageSize = 50;
const suggestionCount = 8;
const editCount = 100;

export interface EngineResult {
  readonly name: string;
  readonly readyMs: number;
  readonly heldMib: number;
  /** In ms, one for each key. */
  readonly keys: readonly number[];
  /** How many of the queries, typed to their end, had whom they meant on their first page. */
  readonly meantOnPage: number;
  readonly queries: number;
}

async function run(dir: string) {
  say('a shop with 100,000 contacts');
  const built = await timed(() => openShop(dir, contactCount, textedCount));
  const { database, store, customers, now } = built.value;
  say(`made in ${Math.round(built.ms)} ms; Quicksend`);
  const queries = meantQueries(customers, queryCount);
  const range = { offset: 0, limit: pageSize };

  const emptyMib = heldMib();
  const startJob = createStartJob(() => new Worker(new URL('./thread.js', import.meta.url)));
  const search = createContactSearch({
    database,
    recipients: createRecipientStore(database),
    clock: { after: callLater },
    startJob,
  });
  const firstScreen = await timed(async () => {
    const found = await search.search(everyone, range);
    return store.bySeqs(found.seqs).length;
  });
  const loop = watchEventLoop();
  const firstAnswer = await timed(() => search.search({ ...everyone, text: 'anna' }, range));
  const blockedMs = loop();
  const ownMib = heldMib() - emptyMib;
  // What another thread has made is in none of the numbers that V8 tells of this one.
  const moved = buffersOf(await startJob('contact-index', { file: database.file }).done);
  const movedMib = moved.reduce((sum, { byteLength }) => sum + byteLength, 0) / 2 ** 20;

  const pageOf = async (text: string) => {
    const found = await search.search({ ...everyone, text }, range);
    return store.bySeqs(found.seqs).map(({ contact }) => contact.id);
  };
  const keys: number[] = [];
  const searches: number[] = [];
  const suggestions: number[] = [];
  for (const text of queries.flatMap(keystrokes)) {
    keys.push((await timed(() => pageOf(text))).ms);
    searches.push((await timed(() => search.search({ ...everyone, text }, range))).ms);
    suggestions.push((await timed(() => search.suggest(text, suggestionCount, now))).ms);
  }
  const meantOnPage = await countMeant(queries, pageOf);

  const deepPages = await samplesOf(50, async (turn) => {
    const { seqs } = await search.search(everyone, { ...range, offset: turn * 1_900 });
    return store.bySeqs(seqs);
  });
  const groups: ContactQuery[] = [
    ...tagNames.map((tag) => ({ ...everyone, tags: [tag] })),
    ...queries.slice(0, 10).map(({ text }) => ({ ...everyone, text })),
  ];
  const counts = await samplesOf(20, () => search.counts(groups));
  const edits = await samplesOf(editCount, (turn) => {
    const { seq } = store.bySeqs([turn * 500 + 1])[0] ?? { seq: 1 };
    search.contactsChanged([seq]);
    return search.search({ ...everyone, text: 'anna' }, range);
  });
  await search.close();

  const quicksend = told({
    name: 'Quicksend',
    readyMs: firstAnswer.ms,
    heldMib: movedMib + ownMib,
    keys,
    meantOnPage,
    queries: queries.length,
  });
  const rivals = [
    await measureRival('MiniSearch', () => miniSearchOf(customers, pageSize), queries, 1),
    await measureRival(
      'Fuse.js',
      () => fuseOf(customers, pageSize),
      queries.filter(({ text }) => text.length <= fuseLongest),
      fuseStep,
    ),
  ];
  database.close();
  return {
    engines: [quicksend, ...rivals],
    shopMs: built.ms,
    firstScreenMs: firstScreen.ms,
    blockedMs,
    searches,
    suggestions,
    deepPages,
    counts,
    edits,
  };
}

export type ContactResults = Awaited<ReturnType<typeof run>>;

async function measureRival(
  name: string,
  make: () => Rival,
  queries: readonly MeantQuery[],
  step: number,
): Promise<EngineResult> {
  say(name);
  const before = heldMib();
  const made = await timed(make);
  const rival = made.value;
  const held = heldMib() - before;
  const keys: number[] = [];
  const texts = queries.flatMap(keystrokes).filter((_, index) => index % step === 0);
  say(`${name} is ready, ${texts.length} keys`);
  for (const text of texts) {
    keys.push((await timed(() => rival.find(text))).ms);
  }
  const meantOnPage = await countMeant(queries, (text) => Promise.resolve(rival.find(text).ids));
  return told({
    name,
    readyMs: made.ms,
    heldMib: held,
    keys,
    meantOnPage,
    queries: queries.length,
  });
}

async function countMeant(
  queries: readonly MeantQuery[],
  pageOf: (text: string) => Promise<readonly string[]>,
): Promise<number> {
  let count = 0;
  for (const { text, meant } of queries) {
    if ((await pageOf(text)).includes(meant.id)) count += 1;
  }
  return count;
}

async function samplesOf(
  count: number,
  work: (turn: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let turn = 0; turn < count; turn += 1) samples.push((await timed(() => work(turn))).ms);
  return samples;
}

/** As the program's clock, but nothing is let go here. */
function callLater(delayMs: number, callback: () => void): () => void {
  if (delayMs === 0) setImmediate(callback);
  return () => undefined;
}

/** What came of it so far, for whoever waits. */
function told(result: EngineResult): EngineResult {
  const sorted = result.keys.toSorted((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
  say(`${result.name}: p95 ${p95.toFixed(2)} ms, ${result.heldMib.toFixed(1)} MiB`);
  return result;
}

/** Whoever waits sees what for. */
function say(text: string): void {
  process.stderr.write(`contacts: ${text}\n`);
}

runInElectron(run);

import * as v from 'valibot';
import type { Clock } from '../../outbox/ports';
import type { Database } from '../../storage/database';
import { parseRow } from '../../storage/parse-row';
import type { RunningJob } from '../../worker/job';
import type { StartJob } from '../../worker/jobs';
import { followChanges, type Changes } from './changes';
import type { ChangedContacts } from './contact-search';
import { buildIndex } from './index-data';
import type { ContactIndexJob } from './index-job';
import { indexQueries, searchEntry } from './index-rows';
import type { Layers } from './layers';

/** So few are indexed at once, which takes less time than to start a thread. */
const fewContacts = 400;
/** From so many changes on, the index is made anew beside the old one, which still answers. */
const manyChanges = 200;
/** To read so many changes again would hold up the event loop: the next answer waits for a new index. */
const tooManyChanges = 1_000;
/** So long the memory is kept after the last search. */
const unusedMs = 10 * 60_000;

const countRow = v.object({ total: v.number() });

export interface LiveIndexParts {
  readonly database: Database;
  readonly startJob: StartJob;
  readonly clock: Pick<Clock, 'after'>;
}

/** The search index while it is used: made on a thread, kept in step, and let go when it is not. */
export interface LiveIndex {
  /** The index as the database is now; waits for it where there is none. */
  ready(): Promise<Layers>;
  /** The index as the database is now, or `null` where there is none yet. */
  atOnce(): Layers | null;
  /** Has the index made, where there is none. */
  warmUp(): void;
  contactsChanged(changed: ChangedContacts): void;
  close(): Promise<void>;
}

/** An index that a thread is making, and what has changed since it began to. */
interface Building {
  readonly job: RunningJob<ContactIndexJob>;
  readonly changed: Set<number>;
  readonly done: Promise<void>;
}

export function createLiveIndex({ database, startJob, clock }: LiveIndexParts): LiveIndex {
  let changes: Changes | null = null;
  let building: Building | null = null;
  let closed = false;
  let cancelLetGo = (): void => undefined;

  async function letGo(): Promise<void> {
    changes = null;
    const given = building;
    building = null;
    // To terminate a thread within SQLite would end the whole process.
    given?.job.order('stop');
    await given?.done.catch(() => undefined);
  }

  function keepWhileUsed(): void {
    cancelLetGo();
    cancelLetGo = clock.after(unusedMs, () => void letGo());
  }

  function build(): Building {
    const job = startJob('contact-index', { file: database.file });
    const changed = new Set<number>();
    const done = job.done.then(
      (data) => {
        if (building?.job !== job) return;
        building = null;
        if (changed.size > tooManyChanges) return;
        changes = followChanges(database, data);
        changes.add([...changed]);
      },
      (error: unknown) => {
        // One that was let go is no failure: whoever waits for it waits for the next.
        if (building?.job !== job) return;
        building = null;
        throw error;
      },
    );
    // Nobody may be waiting; the next search tries again.
    done.catch(() => undefined);
    building = { job, changed, done };
    return building;
  }

  function areFew(): boolean {
    const { total } = parseRow(countRow, database.get(indexQueries.count), 'contacts');
    return total <= fewContacts;
  }

  function buildFew(): Changes | null {
    if (!areFew()) return null;
    const rows = [indexQueries.listed, indexQueries.inBin].flatMap((sql) => database.all(sql));
    changes = followChanges(database, buildIndex(rows.map(searchEntry)));
    return changes;
  }

  function atOnce(): Layers | null {
    keepWhileUsed();
    return (changes ?? buildFew())?.layers() ?? null;
  }

  return {
    atOnce,

    async ready() {
      for (;;) {
        const layers = atOnce();
        if (layers !== null) return layers;
        if (closed) throw new Error('The search is closed');
        await (building ?? build()).done;
      }
    },

    warmUp() {
      if (closed || changes !== null || building !== null || areFew()) return;
      keepWhileUsed();
      build();
    },

    contactsChanged(changed) {
      if (changed === 'all') {
        void letGo();
        return;
      }
      changed.forEach((seq) => building?.changed.add(seq));
      if (changes === null) return;
      changes.add(changed);
      if (changes.count() > tooManyChanges) void letGo();
      else if (changes.count() > manyChanges && building === null) build();
    },

    async close() {
      closed = true;
      cancelLetGo();
      await letGo();
    },
  };
}

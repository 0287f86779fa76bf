import * as v from 'valibot';
import type { PauseStore } from '../outbox/ports';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

const loadPause = `SELECT paused FROM outbox`;

const savePause = `
  INSERT INTO outbox (slot, paused) VALUES (1, :paused)
  ON CONFLICT (slot) DO UPDATE SET paused = excluded.paused`;

const pauseSchema = v.object({ paused: v.picklist([0, 1]) });

/** Whether sending is paused, kept across restarts; not paused in a fresh database. */
export function createPauseStore(database: Database): PauseStore {
  return {
    load() {
      const row = database.get(loadPause);
      return row !== undefined && parseRow(pauseSchema, row, 'outbox').paused === 1;
    },
    save(paused) {
      database.transaction(() => database.run(savePause, { paused: paused ? 1 : 0 }));
    },
  };
}

import * as v from 'valibot';
import { scheduleClocks, scheduleRepeats } from '../domain/scheduled';

/** Checked by its form here; whether there is such a time is for main to say. */
export const scheduleTime = v.strictObject({
  at: v.pipe(v.string(), v.maxLength(32)),
  clock: v.picklist(scheduleClocks),
  repeat: v.picklist(scheduleRepeats),
});

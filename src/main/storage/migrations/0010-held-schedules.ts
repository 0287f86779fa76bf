/** A text that repeats and is `held` has no next time until the user gives it one: a restored backup had it. */
export const heldSchedulesSchema = `
ALTER TABLE schedules ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1));
`;

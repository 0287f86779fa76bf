/** A text that repeats and is `held` has no next time until the user gives it one: a restored backup had it. */
export const heldSchedulesSchema = `
-- The language that its dates and numbers are written in; NULL for the program's own.
ALTER TABLE schedules ADD COLUMN language TEXT;
ALTER TABLE schedules ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1));
`;

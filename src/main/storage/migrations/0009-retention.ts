/**
 * How far texts have been taken out of the history because of their age: no message before
 * `cleared_before`, a `seq`, has one. It only ever grows, and goes with the database into its backups.
 */
export const retentionSchema = `
CREATE TABLE text_retention (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  cleared_before INTEGER NOT NULL CHECK (cleared_before >= 0)
) STRICT;
`;

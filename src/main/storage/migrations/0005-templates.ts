/** Texts that are kept to be sent again and again. `key` is the name in lower case, as for tags. */
export const templatesSchema = `
CREATE TABLE templates (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  key TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL CHECK (trim(text) <> ''),
  language TEXT NOT NULL CHECK (language <> ''),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

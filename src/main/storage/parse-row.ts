import * as v from 'valibot';

/** A row that no version of the program can have written: the file was changed by something else. */
export class DamagedRowError extends Error {
  constructor(table: string, issues: readonly v.BaseIssue<unknown>[]) {
    // Paths and kinds only: a row's contents do not belong in a log.
    const where = issues.map((issue) => `${v.getDotPath(issue) ?? '?'} (${issue.type})`);
    super(`A row of ${table} is damaged: ${where.join(', ')}`);
    this.name = 'DamagedRowError';
  }
}

/** Reads a row by its schema, or throws {@link DamagedRowError}: never garbage. */
export function parseRow<Schema extends v.GenericSchema>(
  schema: Schema,
  row: unknown,
  table: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, row);
  if (!parsed.success) throw new DamagedRowError(table, parsed.issues);
  return parsed.output;
}

/** The schema of a text column that holds JSON. */
export function jsonColumn<Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(v.string(), v.parseJson(), schema);
}

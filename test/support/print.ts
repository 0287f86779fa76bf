/**
 * Prints a line that belongs to the output of a run in which all passes, such as a table of outcomes.
 *
 * What passing tests write with `console` is not shown (vitest.config.ts).
 */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

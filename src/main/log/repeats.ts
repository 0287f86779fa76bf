import type { Clock } from '../outbox/ports';

/** Lines that come again within this time are counted. */
const countedForMs = 1_000;

/**
 * Writes a line that comes again and again once, and a second later how often it came again.
 *
 * The file begins anew when it is full: a page gone wild must not wash away what led to it.
 */
export function withoutRepeats<Level extends string>(
  write: (level: Level, line: string) => void,
  after: Clock['after'],
): (level: Level, line: string) => void {
  const again = new Map<string, number>();
  return (level, line) => {
    const key = `${level} ${line}`;
    const times = again.get(key);
    again.set(key, times === undefined ? 0 : times + 1);
    if (times !== undefined) return;
    write(level, line);
    after(countedForMs, () => {
      const more = again.get(key) ?? 0;
      again.delete(key);
      if (more > 0) write(level, `${line} again=${String(more)}`);
    });
  };
}

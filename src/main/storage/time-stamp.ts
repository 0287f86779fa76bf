/** A time for a file's name, in UTC and to the second: `20250131T093000`. */
export function stampOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}

/** The time that {@link stampOf} wrote, in milliseconds since the epoch. */
export function timeOfStamp(stamp: string): number {
  return Date.parse(
    stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}

/** Which texts would be taken out of the history. */
export interface RetentionPreview {
  readonly messages: number;
  /** When the oldest and the newest of them were written; `null` where there is none. */
  readonly fromAt: number | null;
  readonly untilAt: number | null;
}

/** So many calendar months before a time; on the month's last day where it has no such day. */
export function monthsBefore(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() - months);
  const lastDay = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  date.setDate(Math.min(day, lastDay));
  return date.getTime();
}

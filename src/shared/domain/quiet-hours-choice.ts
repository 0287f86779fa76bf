import * as v from 'valibot';

const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** What an account has chosen: what is usual in the recipient's country, hours of its own, or none. */
export const quietHoursSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('country') }),
  v.strictObject({ kind: v.literal('off') }),
  /** Quiet from `from` to `until`, both `HH:MM`; over midnight where `until` is earlier. */
  v.strictObject({ kind: v.literal('own'), from: timeOfDay, until: timeOfDay }),
]);
export type QuietHours = v.InferOutput<typeof quietHoursSchema>;

/** The choices of the accounts, by id. */
export type QuietHoursOfAccounts = Readonly<Record<string, QuietHours>>;

/**
 * The quiet hours of an account: what was chosen, else what is usual in the recipient's country. With
 * the practice account none, since it wakes nobody.
 */
export function quietHoursOf(
  chosen: QuietHoursOfAccounts,
  accountId: string,
  practice: boolean,
): QuietHours {
  return chosen[accountId] ?? (practice ? { kind: 'off' } : { kind: 'country' });
}

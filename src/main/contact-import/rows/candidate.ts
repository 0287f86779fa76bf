import type { Contact } from '#shared/domain/contact';
import type { ImportNumber, LeftOut } from '#shared/domain/import';
import type { CountryCode, E164 } from '#shared/domain/phone';

/** What a row of a file says of a contact, before it is held against the contacts that are there. */
export interface Candidate extends Omit<Contact, 'id' | 'numbers' | 'createdAt' | 'updatedAt'> {
  /** See `ImportRow.position`. */
  readonly position: number;
  /** Each valid number once, in the order of the row. */
  readonly numbers: readonly ImportNumber[];
  /** That the row says that the person must not be texted; `at` is `null` where it does not say when. */
  readonly optOut: {
    readonly at: number | null;
    readonly how: string;
    /** Only these of its numbers; `null` for all. */
    readonly e164s: readonly E164[] | null;
  } | null;
  readonly leftOut: readonly LeftOut[];
}

/** What reading a row depends on, beside the row. */
export interface RowContext {
  /** For numbers without a country code. */
  readonly country: CountryCode;
  /** For years of two digits. */
  readonly thisYear: number;
}

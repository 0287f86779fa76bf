/** A telephone number of a card. */
export interface CardNumber {
  /** As it stands in the card, without `tel:`. */
  readonly typed: string;
  /** Words of TYPE in lower case, such as `cell`, `work`, `fax`, `pref`. */
  readonly types: readonly string[];
  /** The label that the user gave it (`X-ABLabel`), or empty. */
  readonly label: string;
}

/** A property that begins with `X-`, for those who know it. */
export interface CardExtension {
  /** In upper case. */
  readonly name: string;
  /** Names in upper case. */
  readonly params: Readonly<Record<string, string>>;
  /** Unescaped. */
  readonly value: string;
}

/** What Quicksend takes from a vCard; texts are unescaped, and empty where missing. */
export interface ParsedCard {
  /** Which card of the file it is, from 1. */
  readonly number: number;
  /** The line of the file that it begins in, from 1. */
  readonly line: number;
  readonly givenName: string;
  readonly familyName: string;
  /** The name in one piece (FN). */
  readonly formattedName: string;
  readonly company: string;
  readonly numbers: readonly CardNumber[];
  /** The preferred one first. */
  readonly emails: readonly string[];
  /** `''`, `YYYY-MM-DD` or `--MM-DD`. */
  readonly birthday: string;
  readonly notes: string;
  readonly categories: readonly string[];
  /** A BCP 47 tag, or empty. */
  readonly language: string;
  readonly extensions: readonly CardExtension[];
}

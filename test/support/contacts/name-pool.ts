/** How the people of one language are called, and how their numbers look. */
export interface NamePool {
  /** BCP 47. */
  readonly language: string;
  /** How many of the contacts, against the other languages' weights. */
  readonly weight: number;
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** What stands between given and family name in some, such as `van der`. */
  readonly particles: readonly string[];
  readonly trades: readonly string[];
  /** What a company ends in, such as `GmbH`; one may be empty. */
  readonly companyEnds: readonly string[];
  readonly countries: readonly NumberPlan[];
}

/** Numbers of a country; `#` in a shape is any digit. */
export interface NumberPlan {
  readonly dial: string;
  /** What is dialled before national numbers, if anything. */
  readonly trunk: string;
  readonly mobile: readonly string[];
  readonly landline: readonly string[];
}

/** The words of a text. */
export const words = (text: string): string[] => text.trim().split(/\s+/);

/** Every start with every end: `Lind` and `gren` make `Lindgren`. */
export function compounds(starts: string, ends: string): string[] {
  return words(starts).flatMap((start) => words(ends).map((end) => start + end));
}

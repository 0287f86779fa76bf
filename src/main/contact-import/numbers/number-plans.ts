import {
  getCountries,
  getCountryCallingCode,
  Metadata,
  type CountryCode,
} from 'libphonenumber-js/max';

/** What a country's valid numbers look like, without its calling code. */
export interface NumberPlan {
  readonly callingCode: string;
  /**
   * Whether what it does not allow is no number at all: no other country has the calling code, and
   * nothing but a zero is ever taken away.
   */
  readonly isWhole: boolean;
  /** Whether what `0049…` begins with is the usual one. */
  readonly hasUsualIddPrefix: boolean;
  /** Whether a zero is dialled before the number in the country, and is no part of it. */
  readonly hasTrunkZero: boolean;
  /** Whether digits begin with what is dialled before the number of another country. */
  beginsWithIdd(digits: string): boolean;
  /** What digits begin with that is dialled before a number in the country, or looks as if it were. */
  trunkOf(digits: string): string;
  /** Whether it may be a number of any kind. */
  isPossible(nationalNumber: string): boolean;
  isMobile(nationalNumber: string): boolean;
  isFixedLine(nationalNumber: string): boolean;
}

/** The parts of libphonenumber's metadata that its types leave out. */
interface NumberType {
  pattern(): string;
  possibleLengths(): readonly number[] | undefined;
}
interface CallingCodes {
  getCountryCodesForCallingCode(code: string): readonly CountryCode[];
}
interface FullPlan {
  IDDPrefix(): string;
  nationalNumberPattern(): string;
  /** `0`, the number, where there is none. */
  nationalPrefixForParsing(): string | number | undefined;
  type(name: string): NumberType | undefined;
}

/** By calling code; where several countries share one, the main one comes first. */
const countriesOfCode = new Map(
  getCountries().map((country) => {
    const code = getCountryCallingCode(country);
    const metadata = new Metadata() as unknown as CallingCodes;
    return [code, metadata.getCountryCodesForCallingCode(code)] as const;
  }),
);

const plans = new Map<CountryCode, NumberPlan | null>();

/** The plan of a country, `null` where it shares its calling code with one that comes before it. */
export function planOf(country: CountryCode): NumberPlan | null {
  const known = plans.get(country);
  if (known !== undefined) return known;
  const plan = makePlan(country);
  plans.set(country, plan);
  return plan;
}

/** The country with the calling code that digits begin with, the main one of several; `null` where there is none. */
export function countryOfDigits(digits: string): CountryCode | null {
  for (let length = 1; length <= 3; length += 1) {
    const countries = countriesOfCode.get(digits.slice(0, length));
    if (countries !== undefined) return countries[0] ?? null;
  }
  return null;
}

/** Whether digits are a calling code. */
export function isCallingCode(digits: string): boolean {
  return countriesOfCode.has(digits);
}

function makePlan(country: CountryCode): NumberPlan | null {
  const callingCode = getCountryCallingCode(country);
  const countries = countriesOfCode.get(callingCode) ?? [];
  // Numbers of the others would be taken for its own.
  if (countries[0] !== country) return null;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan = metadata.numberingPlan as unknown as FullPlan;
  const trunk = plan.nationalPrefixForParsing();
  const mobile = plan.type('MOBILE');
  const fixed = plan.type('FIXED_LINE');
  if (!fixed?.pattern()) return null;
  const general = tester(plan.nationalNumberPattern(), undefined);
  const isOfType = (type: NumberType) => {
    const test = tester(type.pattern(), type.possibleLengths());
    return (nationalNumber: string) => general(nationalNumber) && test(nationalNumber);
  };
  const isFixedLine = isOfType(fixed);
  const iddOf = startOf(plan.IDDPrefix());
  const trunkOf = typeof trunk === 'string' ? startOf(trunk) : () => '';
  return {
    callingCode,
    isWhole: countries.length === 1 && trunk === '0',
    hasUsualIddPrefix: plan.IDDPrefix() === '00',
    hasTrunkZero: trunkOf('0') === '0',
    beginsWithIdd: (digits) => iddOf(digits) !== '',
    trunkOf,
    isPossible: general,
    // The pattern is left out where it would be that of the landlines.
    isMobile: mobile?.pattern() ? isOfType(mobile) : isFixedLine,
    isFixedLine,
  };
}

/** What digits begin with, of a pattern; empty where they do not. */
function startOf(pattern: string): (digits: string) => string {
  const start = new RegExp(`^(?:${pattern})`);
  return (digits) => start.exec(digits)?.[0] ?? '';
}

function tester(
  pattern: string,
  lengths: readonly number[] | undefined,
): (nationalNumber: string) => boolean {
  const whole = new RegExp(`^(?:${pattern})$`);
  return (nationalNumber) =>
    (lengths?.includes(nationalNumber.length) ?? true) && whole.test(nationalNumber);
}

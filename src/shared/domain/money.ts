/** An amount in millionths of a currency's unit (integer), so that sums are exact. */
export interface Money {
  readonly amountMicros: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

const microsPerUnit = 1_000_000;

/** Turns a provider's decimal amount into {@link Money}; `null` for what is not a finite amount. */
export function moneyFromDecimal(amount: unknown, currency: string): Money | null {
  const value = typeof amount === 'string' && amount.trim() !== '' ? Number(amount) : amount;
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  const amountMicros = Math.round(value * microsPerUnit);
  return Number.isSafeInteger(amountMicros) ? { amountMicros, currency } : null;
}

/** Multiplies an amount by a whole number, as a price per segment by segments. */
export function multiplyMoney(money: Money, factor: number): Money {
  return { amountMicros: money.amountMicros * factor, currency: money.currency };
}

/** Sums amounts per currency; currencies never mix. Sorted by currency. */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const totals = new Map<string, number>();
  for (const { amountMicros, currency } of amounts) {
    totals.set(currency, (totals.get(currency) ?? 0) + amountMicros);
  }
  return [...totals]
    .map(([currency, amountMicros]) => ({ amountMicros, currency }))
    .sort((a, b) => a.currency.localeCompare(b.currency, 'en'));
}

const formats = new Map<string, Intl.NumberFormat>();

/** As many decimals as prices per message need. */
const ofPrices = { minimumFractionDigits: 2, maximumFractionDigits: 4 } as const;
/** As many as the currency has. */
const ofSums = {} as const;

/** Made once for each currency: to make one takes longer than to show a row of a list. */
function formatOf(
  currency: string,
  locale: string,
  decimals: typeof ofPrices | typeof ofSums,
): Intl.NumberFormat {
  const key = `${locale} ${currency} ${decimals === ofPrices ? 'price' : 'sum'}`;
  const known =
    formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, ...decimals });
  formats.set(key, known);
  return known;
}

/** That of sums, unless one of them would read as nothing in it. */
function sumFormatOf(
  amounts: readonly number[],
  currency: string,
  locale: string,
): Intl.NumberFormat {
  const isHidden = amounts.some(
    (amount) => amount !== 0 && inSums(amount * microsPerUnit, currency, locale) === 0,
  );
  return formatOf(currency, locale, isHidden ? ofPrices : ofSums);
}

/** An amount in micros as it reads among sums, rounded half away from zero. */
function inSums(micros: number, currency: string | null, locale: string): number {
  const decimals =
    currency === null
      ? 2
      : (formatOf(currency, locale, ofSums).resolvedOptions().maximumFractionDigits ?? 2);
  const unit = microsPerUnit / 10 ** decimals;
  return Math.sign(micros) * Math.round(Math.abs(micros) / unit) * unit;
}

/** Writes an amount for a person, with two to four decimals as prices per message need. */
export function formatMoney(money: Money, locale: string): string {
  return formatOf(money.currency, locale, ofPrices).format(money.amountMicros / microsPerUnit);
}

/**
 * Writes what something comes to in all, at least and at most, such as `€2.80 – €3.20`: with as many
 * decimals as the currency has, or with those of prices where it would read as nothing.
 */
export function formatSums(
  range: { readonly currency: string; readonly lowMicros: number; readonly highMicros: number },
  locale: string,
): string {
  const low = range.lowMicros / microsPerUnit;
  const high = range.highMicros / microsPerUnit;
  const format = sumFormatOf([low, high], range.currency, locale);
  // Of what is rounded to the same it would say `~€0.33`, beside our own “about”.
  const isOne = format.format(low) === format.format(high);
  return isOne ? format.format(low) : format.formatRange(low, high);
}

/** What is left of a balance, so that it and what it costs read as the balance does in all. */
export function restInSums(
  balanceMicros: number,
  restMicros: number,
  currency: string | null,
  locale: string,
): number {
  const costMicros = balanceMicros - restMicros;
  const cost = inSums(costMicros, currency, locale);
  return cost === 0 ? restMicros : inSums(balanceMicros, currency, locale) - cost;
}

/** Writes a balance as {@link formatSums} does, without a currency where the provider names none. */
export function formatBalance(
  amountMicros: number,
  currency: string | null,
  locale: string,
): string {
  if (currency !== null) {
    return formatSums({ currency, lowMicros: amountMicros, highMicros: amountMicros }, locale);
  }
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(amountMicros / microsPerUnit);
}

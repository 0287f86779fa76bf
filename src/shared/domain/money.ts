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

/** Made once for each currency: to make one takes longer than to show a row of a list. */
function formatOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: 2,
      maximumFractionDigits: 4,
    });
  formats.set(key, known);
  return known;
}

/** Writes an amount for a person, with two to four decimals as prices per message need. */
export function formatMoney(money: Money, locale: string): string {
  return formatOf(money.currency, locale).format(money.amountMicros / microsPerUnit);
}

/** Writes an amount, with two decimals and without a currency where the provider names none. */
export function formatAmount(
  amountMicros: number,
  currency: string | null,
  locale: string,
): string {
  if (currency !== null) return formatMoney({ amountMicros, currency }, locale);
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(amountMicros / microsPerUnit);
}

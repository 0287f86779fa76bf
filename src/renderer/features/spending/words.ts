import type { TFunction } from 'i18next';
import { formatMoney } from '#shared/domain/money';
import type { SpendingGroup, SpendingGrouping } from '#shared/domain/spending';
import { dayOfDate, type SpendingBucket } from '#shared/domain/spending-days';

const dayMs = 86_400_000;

/** An amount of a currency; a dash where there is no price. */
export function money(amountMicros: number, currency: string | null, language: string): string {
  return currency === null ? '–' : formatMoney({ amountMicros, currency }, language);
}

/** An amount for the side of a chart: as short as it can be. */
export function shortMoney(
  amountMicros: number,
  currency: string | null,
  language: string,
): string {
  return new Intl.NumberFormat(language, {
    ...(currency !== null && { style: 'currency', currency }),
    maximumSignificantDigits: 4,
    notation: Math.abs(amountMicros) >= 1e10 ? 'compact' : 'standard',
  }).format(amountMicros / 1_000_000);
}

/** A day for reading. Days are of no zone: they are said as they were counted. */
export function dayText(
  date: string,
  language: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(
    dayOfDate(date) * dayMs,
  );
}

/** What a stretch of time is called. */
export function stretchText(
  start: string,
  bucket: SpendingBucket,
  language: string,
  t: TFunction<'spending'>,
): string {
  if (bucket === 'month') return dayText(start, language, { month: 'long', year: 'numeric' });
  const day = dayText(start, language);
  return bucket === 'week' ? t('weekOf', { day }) : day;
}

/** What stands below a stretch in a chart. */
export function stretchLabel(start: string, bucket: SpendingBucket, language: string): string {
  return bucket === 'month'
    ? dayText(start, language, { month: 'short', year: '2-digit' })
    : dayText(start, language, { day: 'numeric', month: 'short' });
}

/** What a person calls one of those side by side. */
export function groupText(
  by: SpendingGrouping,
  { key, name }: SpendingGroup,
  language: string,
  t: TFunction<'spending'>,
): string {
  if (key === '') return t(`none.${by}`);
  if (by === 'country') {
    return new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(key) ?? key;
  }
  return name === '' ? key : name;
}

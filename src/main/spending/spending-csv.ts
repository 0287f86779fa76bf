import type { TFunction } from 'i18next';
import { csvSeparator } from '#shared/domain/csv-separator';
import type { Language } from '#shared/domain/settings';
import {
  averageCost,
  totalOf,
  type SpendingFigures,
  type SpendingGroup,
  type SpendingGrouping,
  type SpendingReport,
} from '#shared/domain/spending';
import { byteOrderMark, csvRow } from '../contact-export/csv';

/** In what the numbers of a report are written. */
export interface CsvWords {
  readonly language: Language;
  /** Says the words of the room. */
  readonly say: TFunction<'spending'>;
}

const microsPerUnit = 1_000_000;

/**
 * A report as CSV: the sums of each stretch of time, then those of each group, a row for each currency.
 *
 * Amounts are in the currency of their row, with the language's decimal mark and nothing else in them, so
 * that a spreadsheet can add them up.
 */
export function spendingCsv(report: SpendingReport, { language, say }: CsvWords): string {
  const separator = csvSeparator(language);
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const nameOf = (group: SpendingGroup): string => groupName(report.by, group, names, say);
  const row = (
    table: string,
    name: string,
    key: string,
    currency: string | null,
    figures: SpendingFigures,
  ): string => {
    const { messages, segments } = totalOf(figures);
    const { named, estimated, unclear, unpriced } = figures;
    const average = averageCost(figures, currency);
    const cells = [
      table,
      name,
      key,
      currency ?? '',
      String(messages),
      String(segments),
      decimal(named.micros, language),
      decimal(estimated.micros, language),
      decimal(unclear.micros, language),
      String(unclear.messages),
      String(unpriced.messages),
      average === null ? '' : decimal(average.amountMicros, language),
    ];
    return csvRow(cells, separator);
  };

  const heading = csvRow(
    [
      say('csv.table'),
      say('csv.name'),
      say('csv.key'),
      say('csv.currency'),
      say('messages'),
      say('segments'),
      say('named'),
      say('estimated'),
      say('unclear'),
      say('csv.unclearMessages'),
      say('csv.unpricedMessages'),
      say('average'),
    ],
    separator,
  );
  const rows = report.currencies.flatMap(({ currency, points, groups, others, total }) => [
    ...points.map(({ start, figures }) =>
      row(say(`bucket.${report.bucket}`), start, start, currency, figures),
    ),
    row(say('total'), `${report.from} – ${report.to}`, '', currency, total),
    ...groups.map((group) =>
      row(say(`by.${report.by}`), nameOf(group), group.key, currency, group.figures),
    ),
    ...(others.count === 0
      ? []
      : [
          row(
            say(`by.${report.by}`),
            say('others', { count: others.count }),
            '',
            currency,
            others.figures,
          ),
        ]),
  ]);
  return `${byteOrderMark}${heading}${rows.join('')}`;
}

/** What a person calls a group. */
function groupName(
  by: SpendingGrouping,
  { key, name }: SpendingGroup,
  countries: Intl.DisplayNames,
  say: TFunction<'spending'>,
): string {
  if (key === '') return say(`none.${by}`);
  if (by === 'country') return countries.of(key) ?? key;
  return name === '' ? key : name;
}

function decimal(micros: number, language: Language): string {
  return (micros / microsPerUnit).toLocaleString(language, {
    useGrouping: false,
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });
}

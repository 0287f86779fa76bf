import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { averageCost, totalOf, type SpendingFigures } from '#shared/domain/spending';
import { money } from './words';

/** The headings of {@link FigureCells}. */
export function FigureHeadings(): ReactNode {
  const { t } = useTranslation('spending');
  const headings = ['messages', 'segments', 'named', 'estimated', 'unclear', 'average'] as const;
  return headings.map((heading) => (
    <th key={heading} scope="col" className="spending-number">
      {t(heading)}
    </th>
  ));
}

/** Sums as the cells of a row. */
export function FigureCells({
  figures,
  currency,
}: {
  readonly figures: SpendingFigures;
  readonly currency: string | null;
}): ReactNode {
  const { i18n } = useTranslation('spending');
  const { language } = i18n;
  const { messages, segments } = totalOf(figures);
  const average = averageCost(figures, currency);
  const cells = [
    messages.toLocaleString(language),
    segments.toLocaleString(language),
    money(figures.named.micros, currency, language),
    money(figures.estimated.micros, currency, language),
    money(figures.unclear.micros, currency, language),
    average === null ? '–' : money(average.amountMicros, currency, language),
  ];
  return cells.map((cell, index) => (
    <td key={index} className="spending-number">
      {cell}
    </td>
  ));
}

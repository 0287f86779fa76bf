import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface NumberTableProps {
  /** What its numbers are about, as the card's title says it. */
  readonly title: string;
  /** After whose they are, its columns are the figures of a sum. */
  readonly isOfFigures?: boolean;
  /** Its parts: head, body and foot. */
  readonly children: ReactNode;
}

/** A table of numbers that scrolls by itself. */
export function NumberTable({ title, isOfFigures = false, children }: NumberTableProps): ReactNode {
  const { t } = useTranslation('spending');
  return (
    <div
      className="spending-scroll"
      tabIndex={0}
      role="region"
      aria-label={t('tableOf', { title })}
    >
      <table className={`spending-table${isOfFigures ? ' spending-figures' : ''}`}>
        <caption className="visually-hidden">{title}</caption>
        {children}
      </table>
    </div>
  );
}

/** The same behind a chart, whose numbers it holds: opened by who wants them. */
export function NumbersBehind(props: NumberTableProps): ReactNode {
  const { t } = useTranslation('spending');
  return (
    <details className="spending-details">
      <summary>{t('asTable')}</summary>
      <NumberTable {...props} />
    </details>
  );
}

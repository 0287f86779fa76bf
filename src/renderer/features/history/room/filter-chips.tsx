import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '#shared/domain/history-filter';
import { formatMoney } from '#shared/domain/money';
import { Icon } from '../../../components/icons';
import { filterHistory, useHistory } from '../history-store';
import { useAccountChoices } from './account-choices';
import { loadChoices, useChoices } from './choices-store';
import { setParts, without, type FilterPart } from './filter-parts';

/** The filters that are set, each to be taken back by a press. */
export function FilterChips(): ReactNode {
  const { t } = useTranslation('log');
  const filter = useHistory((state) => state.filter);
  const parts = setParts(filter);
  const wordsOf = usePartWords(filter);
  const isNamed = filter.accountId !== null || filter.batchId !== null;
  useEffect(() => {
    // The names of what was chosen in an earlier visit.
    if (isNamed) void loadChoices();
  }, [isNamed]);
  if (parts.length === 0) return null;
  return (
    <ul className="filter-chips" role="list" aria-label={t('filter.set')}>
      {parts.map((part) => (
        <li key={part}>
          <button
            type="button"
            className="filter-chip"
            aria-label={t('filter.remove', { filter: wordsOf(part) })}
            onClick={() => {
              filterHistory(without(part));
            }}
          >
            <span className="filter-chip-words">{wordsOf(part)}</span>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function usePartWords(filter: HistoryFilter): (part: FilterPart) => string {
  const { t, i18n } = useTranslation('log');
  const accounts = useAccountChoices();
  const { batches } = useChoices();
  const day = (at: number): string =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(at);
  return (part) => {
    switch (part) {
      case 'states':
        return filter.states.map((kind) => t(`state.${kind}`)).join(', ');
      case 'kind':
        return t(`filter.kinds.${filter.kind}`);
      case 'accountId':
        return accounts.find(({ id }) => id === filter.accountId)?.label ?? t('filter.account');
      case 'tag':
        return filter.tag ?? '';
      case 'batchId':
        return batches.find(({ id }) => id === filter.batchId)?.name ?? t('filter.batch');
      case 'dates':
        return rangeWords(
          filter.fromAt === null ? null : day(filter.fromAt),
          filter.untilAt === null ? null : day(filter.untilAt - 1),
        );
      case 'cost': {
        if (filter.cost === null) return '';
        const { currency, fromMicros, toMicros } = filter.cost;
        const money = (amountMicros: number | null): string | null =>
          amountMicros === null ? null : formatMoney({ amountMicros, currency }, i18n.language);
        return rangeWords(money(fromMicros), money(toMicros));
      }
    }
  };

  function rangeWords(from: string | null, to: string | null): string {
    if (from !== null && to !== null) return from === to ? from : `${from} – ${to}`;
    return from === null ? t('filter.upTo', { end: to }) : t('filter.since', { begin: from });
  }
}

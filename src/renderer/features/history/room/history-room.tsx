import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '#shared/domain/history-filter';
import { Button } from '../../../components/button';
import { EmptyState } from '../../../components/empty-state';
import { ErrorMessage } from '../../../components/error-message';
import { lazyView } from '../../../components/lazy-view';
import { PopoverButton } from '../../../components/popover-button';
import { SearchField } from '../../../components/search-field';
import type { OnCompose } from '../history-actions';
import { filterHistory, keepHistory, showMessage, useHistory } from '../history-store';
import { HistoryStatus } from '../history-status';
import { keepSelection } from '../selection-store';
import { Unsettled } from '../unsettled';
import { setParts } from './filter-parts';
import { FilterChips } from './filter-chips';
import { HistoryList } from './history-list';
import { keepOpenMessage, openMessage, useOpenMessage } from './open-message';
import { SelectionBar } from './selection-bar';
import '../history-view.css';
import '../../../components/list-room.css';
import './history-room.css';

const FilterForm = lazyView(async () => (await import('./filter-form')).FilterForm);
const GoToDate = lazyView(async () => (await import('./go-to-date')).GoToDate);
const Pane = lazyView(async () => (await import('../details/pane')).Pane);
const Questions = lazyView(async () => (await import('../questions')).Questions);

interface HistoryRoomProps {
  /** The message to show and focus. */
  readonly shownId: string | null;
  /** The user looks for something else than the message shown. */
  readonly onSearch: () => void;
  readonly onCompose: OnCompose;
  /** The user wants to export, what search and filters show first of all. */
  readonly onExport: (shown: HistoryFilter) => void;
}

/** The desk's room for what was sent: search and filters, the list, and all about one of them. */
export function HistoryRoom(props: HistoryRoomProps): ReactNode {
  const { shownId, onSearch, onCompose, onExport } = props;
  const { t } = useTranslation('log');
  const room = useRef<HTMLDivElement>(null);
  const isOpen = useOpenMessage(({ message }) => message !== null);
  useEffect(keepSelection, []);
  useEffect(keepOpenMessage, []);
  useEffect(keepHistory, []);
  useEffect(() => {
    if (shownId !== null) void showAndOpen(shownId);
  }, [shownId]);

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'f') return;
    event.preventDefault();
    const field = room.current?.querySelector<HTMLInputElement>('input[type="search"]');
    field?.focus();
    field?.select();
  }

  return (
    <div className="list-room history-room" ref={room} onKeyDown={onKeyDown}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <div className="list-room-columns" data-open={isOpen || undefined}>
        <div className="list-room-list">
          <Bar onSearch={onSearch} onExport={onExport} />
          <SelectionBar />
          <HistoryList />
          <HistoryStatus />
        </div>
        {isOpen ? <Pane onCompose={onCompose} /> : <NothingOpen />}
      </div>
      <Questions />
    </div>
  );
}

async function showAndOpen(messageId: string): Promise<void> {
  await showMessage(messageId);
  const message = useHistory.getState().messages.find(({ id }) => id === messageId);
  if (message !== undefined) openMessage(message);
}

function Bar({ onSearch, onExport }: Pick<HistoryRoomProps, 'onSearch' | 'onExport'>): ReactNode {
  const { t } = useTranslation('log');
  const { t: record } = useTranslation('record');
  const error = useHistory((state) => state.error);
  const set = useHistory((state) => setParts(state.filter).length);
  return (
    <div className="list-room-bar">
      <div className="list-room-line">
        <Search onSearch={onSearch} />
        <PopoverButton label={t('filter.title')} icon="filter" count={set}>
          {(close) => <FilterForm onClose={close} />}
        </PopoverButton>
        <PopoverButton label={t('goTo.title')} icon="clock">
          {(close) => <GoToDate onClose={close} />}
        </PopoverButton>
      </div>
      <FilterChips />
      <div className="list-room-line">
        <Total />
        <Button
          small
          onPress={() => {
            onExport(useHistory.getState().filter);
          }}
        >
          {record('export.open')}
        </Button>
      </div>
      <ErrorMessage error={error} />
      <Unsettled />
    </div>
  );
}

/** By itself: with each letter, nothing else of the bar is rendered. */
function Search({ onSearch }: { readonly onSearch: () => void }): ReactNode {
  const { t } = useTranslation('history');
  const query = useHistory((state) => state.filter.query);
  return (
    <SearchField
      label={t('search')}
      value={query}
      onChange={(words) => {
        onSearch();
        filterHistory({ query: words });
      }}
    />
  );
}

function Total(): ReactNode {
  const { t, i18n } = useTranslation('log');
  const { total, isMore, isLoaded, lookedUntilAt } = useHistory();
  const month = { month: 'long', year: 'numeric' } as const;
  return (
    <span className="list-room-total" role="status">
      {lookedUntilAt !== null
        ? t('looking', {
            until: new Intl.DateTimeFormat(i18n.language, month).format(lookedUntilAt),
          })
        : isLoaded && total !== null && t(isMore ? 'moreThan' : 'total', { count: total })}
    </span>
  );
}

function NothingOpen(): ReactNode {
  const { t } = useTranslation('log');
  return (
    <div className="list-room-page">
      <EmptyState icon="history" title={t('nothingOpen')}>
        <p>{t('nothingOpenHint')}</p>
      </EmptyState>
    </div>
  );
}

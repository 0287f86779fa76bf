import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/domain/message';
import { readSearchTerm } from '#shared/domain/search-marks';
import { IconButton } from '../../components/button';
import { EmptyState } from '../../components/empty-state';
import { EndlessList } from '../../components/endless-list';
import { ErrorMessage } from '../../components/error-message';
import { lazyView } from '../../components/lazy-view';
import { SearchField } from '../../components/search-field';
import { bridge } from '../../lib/bridge';
import { useNow } from '../../lib/use-now';
import { daysBegin, dayWords } from './day';
import type { OnCompose } from './history-actions';
import { positionOf } from './history-pages';
import { HistoryStatus } from './history-status';
import { filterHistory, keepHistory, seeRows, showMessage, useHistory } from './history-store';
import { MessageItem } from './message-item';
import { useRowWords } from './row-words';
import { Unsettled } from './unsettled';
import './history-view.css';

const Questions = lazyView(async () => (await import('./questions')).Questions);

interface HistoryViewProps {
  /** The message to show and focus. */
  readonly shownId: string | null;
  /** The user looks for something else than the message shown. */
  readonly onSearch: () => void;
  readonly onCompose: OnCompose;
}

const usualRem = 6;
const dayRem = 1.75;
const idOf = ({ id }: Message): string => id;

/** Everything that was sent, and what became of it, as the small window has room for it. */
export function HistoryView({ shownId, onSearch, onCompose }: HistoryViewProps): ReactNode {
  const { t } = useTranslation('history');
  const { t: log } = useTranslation('log');
  const query = useHistory((state) => state.filter.query);
  const error = useHistory((state) => state.error);
  useEffect(keepHistory, []);
  useEffect(() => {
    if (shownId !== null) void showMessage(shownId);
  }, [shownId]);

  return (
    <div className="history">
      <div className="history-search">
        <SearchField
          label={t('search')}
          value={query}
          onChange={(words) => {
            onSearch();
            filterHistory({ query: words });
          }}
        />
        <IconButton
          icon="openDesk"
          label={log('openDesk')}
          onPress={() => void bridge.openDesk({ room: 'history' })}
        />
      </div>
      <ErrorMessage error={error} />
      <Unsettled />
      <Messages shownId={shownId} onCompose={onCompose} />
      <HistoryStatus />
      <Questions />
    </div>
  );
}

function Messages({
  shownId,
  onCompose,
}: Pick<HistoryViewProps, 'shownId' | 'onCompose'>): ReactNode {
  const { t } = useTranslation('history');
  const { messages, pages, listed, total, isMore, asked, shown } = useHistory();
  const words = useRowWords();
  const now = useNow();
  const begins = useMemo(() => daysBegin(messages), [messages]);
  const term = useMemo(() => readSearchTerm(listed.query), [listed.query]);
  if (messages.length === 0) return <Nothing />;
  return (
    <EndlessList
      label={t('list')}
      items={messages}
      idOf={idOf}
      heightRem={(index) => usualRem + (begins[index] === true ? dayRem : 0)}
      isMeasured
      focusOn={'button, [tabindex="0"]'}
      before={positionOf(pages)}
      total={isMore ? null : total}
      isFromStart={pages[0]?.newer === null}
      resetKey={asked}
      shown={shown}
      onSee={seeRows}
    >
      {(message, index) => (
        <>
          {begins[index] === true && (
            <h2 className="history-day">{dayWords(message.createdAt, now, words.language)}</h2>
          )}
          <MessageItem
            message={message}
            words={words}
            term={term}
            isShown={message.id === shownId}
            onCompose={onCompose}
          />
        </>
      )}
    </EndlessList>
  );
}

function Nothing(): ReactNode {
  const { t } = useTranslation('history');
  const { listed, isLoaded, error } = useHistory();
  const { query } = listed;
  // What could not be read may well hold something.
  if (!isLoaded || error !== null) return <div className="history-waiting" />;
  if (query !== '') {
    return (
      <EmptyState icon="search" title={t('notFound')}>
        <p>{t('notFoundHint', { query })}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="history" title={t('empty')}>
      <p>{t('emptyHint')}</p>
    </EmptyState>
  );
}

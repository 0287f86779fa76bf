import { useCallback, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/domain/message';
import { readSearchTerm } from '#shared/domain/search-marks';
import { Button } from '../../../components/button';
import { EmptyState } from '../../../components/empty-state';
import { EndlessList } from '../../../components/endless-list';
import { tickByKey } from '../../../components/list-line';
import { isSelected, selectedCount } from '../../../lib/selection';
import { useNow } from '../../../lib/use-now';
import { daysBegin, dayWords } from '../day';
import { positionOf } from '../history-pages';
import { filterHistory, seeRows, useHistory } from '../history-store';
import { copyText } from '../history-actions';
import { useRowWords } from '../row-words';
import { selectAll, selectNone, tickRow, useSelection } from '../selection-store';
import { setParts, withoutAll } from './filter-parts';
import { MessageLine } from './message-line';
import { openMessage, useOpenMessage } from './open-message';
import { askToDelete } from './selection-work';

const rowRem = 4.5;
const dayRem = 2;

const idOf = ({ id }: Message): string => id;

function open(index: number): void {
  const message = useHistory.getState().messages[index];
  if (message !== undefined) openMessage(message);
}

/** The row beside another one that Shift and an arrow key lead to. */
function rowBeside(event: KeyboardEvent, index: number): number | null {
  if (!event.shiftKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return null;
  return index + (event.key === 'ArrowDown' ? 1 : -1);
}

function onRowKey(event: KeyboardEvent, index: number): boolean {
  const isCommand = event.ctrlKey || event.metaKey;
  const { messages } = useHistory.getState();
  const { selection } = useSelection.getState();
  const hasSelection = selectedCount(selection, 1) !== 0;
  const message = messages[index];
  const beside = rowBeside(event, index);
  if (beside !== null) {
    if (!hasSelection) tickRow(index, false);
    tickRow(Math.min(Math.max(beside, 0), messages.length - 1), true);
    // The focus goes there too: that is the list's own.
    return false;
  }
  const keys = { isAny: hasSelection, onTick: tickRow, onAll: selectAll, onNone: selectNone };
  if (tickByKey(event, index, keys)) return true;
  if (isCommand && event.key === 'c' && !hasSelection && message !== undefined) {
    // What is marked with the mouse is what is meant to be copied.
    if (window.getSelection()?.isCollapsed === false) return false;
    void copyText(message.text);
  } else if (event.key === 'Delete' && message !== undefined) askToDelete(message);
  else return false;
  event.preventDefault();
  return true;
}

/** The messages that pass the filter: any number of them, by day, those around what is in sight loaded. */
export function HistoryList(): ReactNode {
  const { t } = useTranslation('history');
  const { t: log } = useTranslation('log');
  const { messages, pages, listed, total, isMore, asked, shown } = useHistory();
  const selection = useSelection((state) => state.selection);
  const openId = useOpenMessage((state) => state.message?.id ?? null);
  const words = useRowWords();
  const now = useNow();
  const [topAt, setTopAt] = useState<number | null>(null);
  const begins = useMemo(() => daysBegin(messages), [messages]);
  const term = useMemo(() => readSearchTerm(listed.query), [listed.query]);
  const tickLabelOf = useCallback((name: string) => log('tick', { name }), [log]);
  const onSee = useCallback((first: number, last: number) => {
    seeRows(first, last);
    setTopAt(useHistory.getState().messages[first]?.createdAt ?? null);
  }, []);
  if (messages.length === 0) return <Nothing />;
  return (
    <div className="history-list">
      <EndlessList
        label={t('list')}
        items={messages}
        idOf={idOf}
        heightRem={(index) => rowRem + (begins[index] === true ? dayRem : 0)}
        focusOn="[data-row-focus]"
        before={positionOf(pages)}
        total={isMore ? null : total}
        isFromStart={pages[0]?.newer === null}
        coveredRem={dayRem}
        resetKey={asked}
        shown={shown}
        onSee={onSee}
        onRowKey={onRowKey}
        onArrive={open}
      >
        {(message, index, isActive) => (
          <MessageLine
            message={message}
            index={index}
            day={begins[index] === true ? dayWords(message.createdAt, now, words.language) : null}
            words={words}
            tickLabelOf={tickLabelOf}
            term={term}
            isActive={isActive}
            isOpen={message.id === openId}
            isTicked={isSelected(selection, message.id)}
            onOpen={open}
            onTick={tickRow}
          />
        )}
      </EndlessList>
      {topAt !== null && (
        <div className="history-day history-day-on-top" aria-hidden="true">
          {dayWords(topAt, now, words.language)}
        </div>
      )}
    </div>
  );
}

function Nothing(): ReactNode {
  const { t } = useTranslation('history');
  const { t: log } = useTranslation('log');
  const { listed, isLoaded, error } = useHistory();
  // What could not be read may well hold something.
  if (!isLoaded || error !== null) return <div className="history-waiting" />;
  if (listed.query.trim() === '' && setParts(listed).length === 0) {
    return (
      <EmptyState icon="history" title={t('empty')}>
        <p>{t('emptyHint')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="search" title={t('notFound')}>
      <p>
        {listed.query.trim() === ''
          ? log('filter.nothing')
          : t('notFoundHint', { query: listed.query })}
      </p>
      {setParts(listed).length > 0 && (
        <Button
          onPress={() => {
            filterHistory(withoutAll(listed));
          }}
        >
          {log('filter.clear')}
        </Button>
      )}
    </EmptyState>
  );
}

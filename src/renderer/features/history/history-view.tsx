import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftRecipient } from '#shared/domain/draft';
import { errorText } from '#shared/i18n/error-text';
import { ConfirmDialog } from '../../components/dialog';
import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/button';
import { Callout } from '../../components/callout';
import { bridge } from '../../lib/bridge';
import { useSnapshot } from '../../lib/snapshot-store';
import { ErrorMessage } from '../../components/error-message';
import { SearchField } from '../../components/search-field';
import { Status } from '../../components/status';
import { VirtualList } from '../../components/virtual-list';
import { resend, useResendWarning } from './history-actions';
import { keepHistory, loadOlder, loadUntil, searchHistory, useHistory } from './history-store';
import { MessageItem } from './message-item';
import './history-view.css';

interface HistoryViewProps {
  /** The message to show and focus. */
  readonly shownId: string | null;
  /** The user looks for something else than the message shown. */
  readonly onSearch: () => void;
  /** Begins a message with these words to someone. */
  readonly onCompose: (recipient: DraftRecipient, text: string) => void;
}

const endNear = (): void => void loadOlder();

/** Everything that was sent, and what became of it. */
export function HistoryView({ shownId, onSearch, onCompose }: HistoryViewProps): ReactNode {
  const { t } = useTranslation('history');
  const { messages, query, error, done } = useHistory();
  const unsettled = useSnapshot(({ outbox }) => outbox.unsettled);
  useEffect(keepHistory, []);
  useEffect(() => {
    if (shownId !== null) void loadUntil(shownId);
  }, [shownId]);

  return (
    <div className="history">
      <SearchField
        label={t('search')}
        value={query}
        onChange={(words) => {
          onSearch();
          searchHistory(words);
        }}
      />
      <ErrorMessage error={error} />
      {unsettled > 0 && (
        <Callout
          tone="warn"
          actions={
            <Button small onPress={() => void bridge.openDesk({ room: 'unknowns' })}>
              {t('settleThem')}
            </Button>
          }
        >
          {t('unsettled', { count: unsettled })}
        </Callout>
      )}
      {messages.length > 0 ? (
        <VirtualList
          label={t('list')}
          items={messages}
          idOf={({ id }) => id}
          estimatedRem={6}
          onEndNear={endNear}
          shownId={shownId}
        >
          {(message) => (
            <MessageItem message={message} isShown={message.id === shownId} onCompose={onCompose} />
          )}
        </VirtualList>
      ) : (
        <Nothing />
      )}
      <Status>{done !== null && t(done)}</Status>
      <ResendQuestion />
    </div>
  );
}

function Nothing(): ReactNode {
  const { t } = useTranslation('history');
  const { query, isLoaded, error } = useHistory();
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

function ResendQuestion(): ReactNode {
  const { t } = useTranslation('history');
  const { t: common } = useTranslation('common');
  const { warning } = useResendWarning();
  const said = warning && errorText(common, warning.error);
  return (
    <ConfirmDialog
      title={t('warnTitle')}
      isOpen={warning !== null}
      isDanger
      confirmLabel={t('warnConfirm')}
      cancelLabel={common('cancel')}
      onConfirm={() => {
        if (warning !== null) void resend(warning.message, true);
      }}
      onCancel={() => {
        useResendWarning.setState({ warning: null });
      }}
    >
      <p>{said?.what}</p>
      <p>{said?.todo}</p>
    </ConfirmDialog>
  );
}

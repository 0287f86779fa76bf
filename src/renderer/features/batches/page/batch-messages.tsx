import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isErased, type Message } from '#shared/domain/message';
import { stateText } from '#shared/i18n/state-text';
import { ErrorMessage } from '../../../components/error-message';
import { VirtualList } from '../../../components/virtual-list';
import { readable, usePhone } from '../../../lib/phone';
import { providerNameOf } from '../../../lib/provider-name';
import { useSnapshot } from '../../../lib/snapshot-store';
import { loadMoreMessages, useMessages } from './batch-messages-store';

interface BatchMessagesProps {
  /** Shows a message in the history, where it can be settled and sent again. */
  readonly onMessage: (messageId: string) => void;
}

/** The messages of a batch, in the order in which they go. */
export function BatchMessages({ onMessage }: BatchMessagesProps): ReactNode {
  const { t } = useTranslation('batches');
  const { messages, isLoaded, error } = useMessages();
  return (
    <>
      <ErrorMessage error={error} />
      {isLoaded && messages.length === 0 && <p className="batch-hint">{t('page.none')}</p>}
      {messages.length > 0 && (
        <div className="batch-messages card" style={{ '--rows': messages.length } as CSSProperties}>
          <VirtualList
            label={t('page.messages')}
            items={messages}
            idOf={({ id }) => id}
            estimatedRem={3.5}
            onEndNear={loadMoreMessages}
          >
            {(message) => <MessageRow message={message} onMessage={onMessage} />}
          </VirtualList>
        </div>
      )}
    </>
  );
}

function MessageRow({
  message,
  onMessage,
}: {
  readonly message: Message;
  readonly onMessage: (messageId: string) => void;
}): ReactNode {
  const { t } = useTranslation('history');
  const { t: common } = useTranslation('common');
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const phone = usePhone();
  const { id, recipient, recipientName, text } = message;
  const said = stateText(common, message, providerNameOf(message, accounts, common('practice')));
  return (
    <button
      type="button"
      className="batch-message"
      onClick={() => {
        onMessage(id);
      }}
    >
      <span className="batch-row-line">
        <span className="batch-line-main">
          {isErased(message) ? t('erasedContact') : (recipientName ?? readable(phone, recipient))}
        </span>
        <span className="batch-message-state" data-tone={said.tone}>
          {said.words}
        </span>
      </span>
      <span className="batch-row-text">{text}</span>
    </button>
  );
}

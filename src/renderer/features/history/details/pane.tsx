import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isErased } from '#shared/domain/message';
import { IconButton } from '../../../components/button';
import { Pill } from '../../../components/pill';
import { Segmented } from '../../../components/segmented';
import type { OnCompose } from '../history-actions';
import { closeMessage, showConversation, useOpenMessage } from '../room/open-message';
import { useRowWords } from '../row-words';
import { Conversation } from './conversation';
import { MessagePage } from './message-page';
import './pane.css';

/** All about the message that is open, or everything that was written to its number. */
export function Pane({ onCompose }: { readonly onCompose: OnCompose }): ReactNode {
  const { t } = useTranslation('log');
  const { t: common } = useTranslation('common');
  const { message, isConversation } = useOpenMessage();
  const words = useRowWords();
  if (message === null) return null;
  const isNamed = message.recipientName !== null && !isErased(message);
  return (
    <section className="list-room-page" aria-label={t('details')}>
      <header className="pane-head">
        <span className="list-room-back">
          <IconButton icon="back" label={t('back')} onPress={closeMessage} />
        </span>
        <div className="pane-title">
          <h2 className="pane-name">{words.nameOf(message)}</h2>
          {isNamed && <p className="pane-number selectable">{words.numberOf(message)}</p>}
        </div>
        {message.practice && <Pill>{common('practice')}</Pill>}
        {!isErased(message) && (
          <div className="pane-views">
            <Segmented
              label={t('view.label')}
              value={isConversation ? 'conversation' : 'message'}
              options={[
                { value: 'message', label: t('view.message') },
                { value: 'conversation', label: t('view.conversation') },
              ]}
              onChange={(view) => {
                showConversation(view === 'conversation');
              }}
            />
          </div>
        )}
      </header>
      {isConversation ? (
        <Conversation key={message.recipient} message={message} onCompose={onCompose} />
      ) : (
        <MessagePage message={message} onCompose={onCompose} />
      )}
    </section>
  );
}

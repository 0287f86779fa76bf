import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftRecipient } from '#shared/domain/draft';
import { isErased, type Message } from '#shared/domain/message';
import { formatMoney } from '#shared/domain/money';
import { stateText, type StateText } from '#shared/i18n/state-text';
import { Icon, type IconName } from '../../components/icons';
import { Pill } from '../../components/pill';
import { useNow } from '../../lib/use-now';
import { readable, usePhone } from '../../lib/phone';
import { timeIn } from '../../lib/local-time';
import { providerNameOf } from '../../lib/provider-name';
import { useSnapshot } from '../../lib/snapshot-store';
import { MessageActions } from './message-actions';
import { messageTime, wholeTime } from '../../lib/message-time';

interface MessageItemProps {
  readonly message: Message;
  readonly isShown: boolean;
  readonly onCompose: (recipient: DraftRecipient, text: string) => void;
}

function iconOf({ state }: Message): IconName {
  switch (state.kind) {
    case 'accepted':
      return 'arrived';
    case 'rejected':
      return 'error';
    case 'unknown':
      return 'question';
    case 'cancelled':
      return 'undo';
    case 'scheduled':
    case 'queued':
    case 'sending':
      return 'clock';
  }
}

/** A message in the history: who, what, when, what became of it, and what it cost. */
export function MessageItem({ message, isShown, onCompose }: MessageItemProps): ReactNode {
  const { t } = useTranslation('history');
  const { t: common } = useTranslation('common');
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const language = useSnapshot((snapshot) => snapshot.language);
  const phone = usePhone();
  const now = useNow();
  const { recipient, recipientName, text, createdAt, practice } = message;
  const provider = providerNameOf(message, accounts, common('practice'));
  const said = stateText(common, message, provider);
  const number = readable(phone, recipient);
  return (
    <article className="message" data-shown={isShown || undefined}>
      <header className="message-head">
        {isErased(message) ? (
          <span className="message-recipient">{t('erasedContact')}</span>
        ) : (
          <span className="message-recipient" title={number}>
            {recipientName ?? number}
          </span>
        )}
        {practice && <Pill>{common('practice')}</Pill>}
        <time
          className="message-time"
          dateTime={new Date(createdAt).toISOString()}
          title={wholeTime(createdAt, language)}
        >
          {messageTime(createdAt, now, language)}
        </time>
      </header>
      {isErased(message) ? (
        <p className="message-detail">{t('erased')}</p>
      ) : (
        <p className="message-words selectable">{text}</p>
      )}
      <p className="message-state" data-tone={said.tone}>
        <Icon name={iconOf(message)} />
        <span>
          {said.words}
          {message.state.kind === 'scheduled' &&
            ` · ${timeIn(message.state.dueAt, undefined, language)}`}
        </span>
        <Cost message={message} language={language} />
      </p>
      <Details message={message} said={said} provider={provider} />
      <MessageActions message={message} provider={provider} onCompose={onCompose} />
    </article>
  );
}

function Cost({
  message,
  language,
}: {
  readonly message: Message;
  readonly language: string;
}): ReactNode {
  const { t } = useTranslation('history');
  const { state, practice } = message;
  if (state.kind !== 'accepted') return null;
  const { segments, cost } = state.receipt;
  const parts = [
    segments !== null && segments > 1 && t('segments', { count: segments }),
    practice ? t('costsNothing') : cost !== null && formatMoney(cost, language),
  ].filter((part) => part !== false);
  return parts.length > 0 && <span className="message-cost">{parts.join(' · ')}</span>;
}

/** What a state means where its words do not say it all: only for what may need the user. */
function Details({
  message,
  said,
  provider,
}: {
  readonly message: Message;
  readonly said: StateText;
  readonly provider: string;
}): ReactNode {
  const { t } = useTranslation('history');
  const { t: common } = useTranslation('common');
  const { state } = message;
  const isOpenQuestion = state.kind === 'unknown' && state.settlement === null;
  const words = said.providerWords;
  return (
    <>
      {said.detail !== null && (
        <p className="message-detail">
          {said.detail} {isOpenQuestion && t('didItArrive', { provider })}
        </p>
      )}
      {words !== null && (
        <p className="message-detail selectable">
          {state.kind === 'accepted'
            ? t('providerStatus', { provider, status: words })
            : common('providerSays', { words })}
        </p>
      )}
    </>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasText, isErased, type Message } from '#shared/domain/message';
import { numberMarks, wordMarks, type SearchTerm } from '#shared/domain/search-marks';
import { FoundText } from '../../components/found-text';
import { Icon } from '../../components/icons';
import { Pill } from '../../components/pill';
import { bridge } from '../../lib/bridge';
import { timeIn } from '../../lib/local-time';
import { wholeTime } from '../../lib/message-time';
import { urgentActions } from './actions-of';
import { timeOfDay } from './day';
import type { OnCompose } from './history-actions';
import { MessageActions } from './message-actions';
import { stateIcon, type RowWords } from './row-words';

interface MessageItemProps {
  readonly message: Message;
  readonly words: RowWords;
  /** What was searched for. */
  readonly term: SearchTerm | null;
  readonly isShown: boolean;
  readonly onCompose: OnCompose;
}

/** A message in the small window's history: who, what, when, what became of it, and what it cost. */
export function MessageItem(props: MessageItemProps): ReactNode {
  const { message, words, term, isShown, onCompose } = props;
  const { recipientName, text, createdAt, practice, state } = message;
  const { language } = words;
  const said = words.stateOf(message);
  const name = words.nameOf(message);
  const cost = words.costOf(message);
  return (
    <article className="message" data-shown={isShown || undefined}>
      <header className="message-head">
        <span
          className="message-recipient"
          title={isErased(message) ? undefined : words.numberOf(message)}
        >
          <FoundText
            text={name}
            marks={recipientName === null ? numberMarks(name, term) : wordMarks(name, term)}
          />
        </span>
        {practice && <Pill>{words.practice}</Pill>}
        <time
          className="message-time"
          dateTime={new Date(createdAt).toISOString()}
          title={wholeTime(createdAt, language)}
        >
          {timeOfDay(createdAt, language)}
        </time>
      </header>
      {!hasText(message) ? (
        <p className="message-detail">{words.goneOf(message)}</p>
      ) : (
        <p className="message-words selectable">
          <FoundText text={text} marks={wordMarks(text, term)} />
        </p>
      )}
      <p className="message-state" data-tone={said.tone}>
        <Icon name={stateIcon(message)} />
        <span>
          {said.words}
          {state.kind === 'scheduled' && ` · ${timeIn(state.dueAt, undefined, language)}`}
        </span>
        {cost !== '' && <span className="message-cost">{cost}</span>}
      </p>
      <Details message={message} words={words} />
      <MessageActions
        message={message}
        onCompose={onCompose}
        shown={urgentActions(message).length === 0 ? 3 : state.kind === 'rejected' ? 1 : 0}
        onDetails={() => void bridge.openDesk({ room: 'history', messageId: message.id })}
      />
    </article>
  );
}

/** What a state means where its words do not say it all: only for what may need the user. */
function Details({
  message,
  words,
}: {
  readonly message: Message;
  readonly words: RowWords;
}): ReactNode {
  const { t } = useTranslation('history');
  const { t: common } = useTranslation('common');
  const { state } = message;
  const said = words.stateOf(message);
  const provider = words.providerOf(message);
  const isOpenQuestion = state.kind === 'unknown' && state.settlement === null;
  return (
    <>
      {said.detail !== null && (
        <p className="message-detail">
          {said.detail} {isOpenQuestion && t('didItArrive', { provider })}
        </p>
      )}
      {said.providerWords !== null && (
        <p className="message-detail selectable">
          {state.kind === 'accepted'
            ? t('providerStatus', { provider, status: said.providerWords })
            : common('providerSays', { words: said.providerWords })}
        </p>
      )}
    </>
  );
}

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasText, type Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import { Button } from '../../../components/button';
import { ErrorMessage } from '../../../components/error-message';
import { Icon } from '../../../components/icons';
import { bridge } from '../../../lib/bridge';
import { wholeTime } from '../../../lib/message-time';
import { useNow } from '../../../lib/use-now';
import { daysBegin, dayWords, timeOfDay } from '../day';
import type { OnCompose } from '../history-actions';
import { openMessage } from '../room/open-message';
import { stateIcon, useRowWords, type RowWords } from '../row-words';

const pageSize = 40;

interface Written {
  /** The newest first. */
  readonly messages: readonly Message[];
  readonly older: string | null;
  readonly isLoaded: boolean;
  readonly error: AppError | null;
}

const nothing: Written = { messages: [], older: null, isLoaded: false, error: null };
const loaded = { isLoaded: true, error: null } as const;

/** Everything that was written to a number, the newest at the bottom. */
export function Conversation({
  message: { recipient, id: openId, contactId, recipientName },
  onCompose,
}: {
  readonly message: Message;
  readonly onCompose: OnCompose;
}): ReactNode {
  const { t } = useTranslation('log');
  const { messages, older, isLoaded, error, more } = useWritten(recipient);
  const words = useRowWords();
  const now = useNow();
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isLoaded && frame.current !== null) frame.current.scrollTop = frame.current.scrollHeight;
  }, [isLoaded]);
  const oldestFirst = messages.toReversed();
  const begins = daysBegin(oldestFirst);
  return (
    <>
      <div
        ref={frame}
        className="pane-scroll"
        role="region"
        aria-label={t('view.conversation')}
        tabIndex={0}
      >
        <ErrorMessage error={error} />
        {older !== null && (
          <span className="conversation-more">
            <Button small onPress={more}>
              {t('conversation.older')}
            </Button>
          </span>
        )}
        <ul className="conversation" role="list" aria-label={t('conversation.list')}>
          {oldestFirst.map((message, index) => (
            <Bubble
              key={message.id}
              message={message}
              words={words}
              isOpen={message.id === openId}
              day={begins[index] === true ? dayWords(message.createdAt, now, words.language) : null}
            />
          ))}
        </ul>
      </div>
      <div className="conversation-end">
        <Button
          icon="compose"
          onPress={() => {
            onCompose([{ e164: recipient, contactId, name: recipientName }], null);
          }}
        >
          {t('conversation.text')}
        </Button>
      </div>
    </>
  );
}

function Bubble({
  message,
  words,
  isOpen,
  day,
}: {
  readonly message: Message;
  readonly words: RowWords;
  readonly isOpen: boolean;
  readonly day: string | null;
}): ReactNode {
  const { t } = useTranslation('log');
  const { createdAt, text } = message;
  const said = words.stateOf(message);
  const cost = words.costOf(message);
  return (
    <li>
      {day !== null && <h3 className="conversation-day">{day}</h3>}
      <div className="bubble" data-open={isOpen || undefined}>
        <p className="bubble-text selectable">{hasText(message) ? text : words.goneOf(message)}</p>
        <button
          type="button"
          className="bubble-foot"
          title={t('conversation.open')}
          onClick={() => {
            openMessage(message);
          }}
        >
          <time
            dateTime={new Date(createdAt).toISOString()}
            title={wholeTime(createdAt, words.language)}
          >
            {timeOfDay(createdAt, words.language)}
          </time>
          <span className="message-state" data-tone={said.tone}>
            <Icon name={stateIcon(message)} />
            <span>{said.words}</span>
          </span>
          {cost !== '' && <span>{cost}</span>}
        </button>
      </div>
    </li>
  );
}

/** Loads what was written to a number and follows what becomes of it. */
function useWritten(e164: string): Written & { readonly more: () => void } {
  const [written, setWritten] = useState(nothing);
  /** The place from which a page is on its way. */
  const awaited = useRef<string | null>(null);
  const load = useCallback(
    (cursor: string | null): void => {
      const page = { cursor, direction: 'older', limit: pageSize } as const;
      void bridge.listConversation({ e164, ...page }).then((answer) => {
        if (cursor !== null) awaited.current = null;
        setWritten((state) => {
          if (!answer.ok) return { ...state, isLoaded: true, error: answer.error };
          const { messages, next } = answer.value;
          if (cursor === null) return withNewest(state, messages, next);
          if (state.older !== cursor) return state;
          return { messages: [...state.messages, ...messages], older: next, ...loaded };
        });
      });
    },
    [e164],
  );
  useEffect(() => {
    load(null);
  }, [load]);
  useEffect(() => {
    const ends = [
      bridge.on('messagesChanged', ({ messages }) => {
        const byId = new Map(messages.map((message) => [message.id, message]));
        setWritten((state) => ({
          ...state,
          messages: state.messages.map((message) => byId.get(message.id) ?? message),
        }));
        if (messages.some(({ recipient }) => recipient === e164)) load(null);
      }),
      bridge.on('messagesDeleted', ({ messageIds }) => {
        setWritten((state) => ({
          ...state,
          messages: state.messages.filter(({ id }) => !messageIds.includes(id)),
        }));
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [e164, load]);
  return {
    ...written,
    more: () => {
      if (written.older === null || awaited.current !== null) return;
      awaited.current = written.older;
      load(written.older);
    },
  };
}

/** The newest page put over what is loaded; alone where there may be more between the two. */
function withNewest(state: Written, newest: readonly Message[], next: string | null): Written {
  const ids = new Set(newest.map(({ id }) => id));
  const joins = state.messages.some(({ id }) => ids.has(id));
  if (!joins) return { messages: newest, older: next, ...loaded };
  const others = state.messages.filter(({ id }) => !ids.has(id));
  return { messages: [...newest, ...others], older: state.older, ...loaded };
}

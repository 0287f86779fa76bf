import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/domain/contact';
import type { Message } from '#shared/domain/message';
import { formatMoney } from '#shared/domain/money';
import type { AppError } from '#shared/errors';
import { stateText } from '#shared/i18n/state-text';
import { Button } from '../../../components/button';
import { ErrorMessage } from '../../../components/error-message';
import { Pill } from '../../../components/pill';
import { bridge } from '../../../lib/bridge';
import { messageTime, wholeTime } from '../../../lib/message-time';
import { providerNameOf } from '../../../lib/provider-name';
import { useSnapshot } from '../../../lib/snapshot-store';
import { useNow } from '../../../lib/use-now';

const pageSize = 20;

interface Loaded {
  readonly messages: readonly Message[];
  readonly nextBefore: string | null;
  readonly isLoaded: boolean;
  readonly error: AppError | null;
}

const nothing: Loaded = { messages: [], nextBefore: null, isLoaded: false, error: null };

/** What was texted to all numbers of a contact, the newest first. */
export function MessagesSection({ contact }: { readonly contact: Contact }): ReactNode {
  const { t } = useTranslation('contacts');
  const { messages, nextBefore, isLoaded, error, more } = useMessages(contact);
  return (
    <section className="contact-section" aria-label={t('messages.title')}>
      <h3 className="contact-section-title">{t('messages.title')}</h3>
      <ErrorMessage error={error} />
      {isLoaded && messages.length === 0 && error === null && (
        <p className="contact-soft">{t('messages.none')}</p>
      )}
      <ul role="list" className="contact-messages" aria-label={t('messages.title')}>
        {messages.map((message) => (
          <MessageLine key={message.id} message={message} />
        ))}
      </ul>
      {nextBefore !== null && (
        <span>
          <Button small onPress={more}>
            {t('messages.more')}
          </Button>
        </span>
      )}
    </section>
  );
}

function MessageLine({ message }: { readonly message: Message }): ReactNode {
  const { t: common } = useTranslation('common');
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const language = useSnapshot((snapshot) => snapshot.language);
  const now = useNow();
  const said = stateText(common, message, providerNameOf(message, accounts, common('practice')));
  const { state, createdAt } = message;
  const cost = state.kind === 'accepted' && !message.practice ? state.receipt.cost : null;
  return (
    <li className="contact-message">
      <p className="contact-message-words selectable">{message.text}</p>
      <p className="contact-message-facts">
        <time dateTime={new Date(createdAt).toISOString()} title={wholeTime(createdAt, language)}>
          {messageTime(createdAt, now, language)}
        </time>
        <span className="contact-message-state" data-tone={said.tone}>
          {said.words}
        </span>
        {cost !== null && <span>{formatMoney(cost, language)}</span>}
        {message.practice && <Pill>{common('practice')}</Pill>}
      </p>
    </li>
  );
}

/** Loads the messages with a contact and follows what becomes of them. */
function useMessages({ id, numbers }: Contact): Loaded & { readonly more: () => void } {
  const [loaded, setLoaded] = useState(nothing);
  const load = useCallback(
    (before: string | null, limit: number): void => {
      void bridge.listContactMessages({ contactId: id, before, limit }).then((answer) => {
        setLoaded((state) => {
          if (!answer.ok) return { ...state, isLoaded: true, error: answer.error };
          const { messages, nextBefore } = answer.value;
          const all = before === null ? messages : [...state.messages, ...messages];
          return { messages: all, nextBefore, isLoaded: true, error: null };
        });
      });
    },
    [id],
  );
  const { length } = loaded.messages;
  useEffect(() => {
    load(null, pageSize);
  }, [load]);
  useEffect(
    () =>
      bridge.on('messagesChanged', ({ messages }) => {
        const isOurs = messages.some(
          ({ contactId, recipient }) =>
            contactId === id || numbers.some(({ e164 }) => e164 === recipient),
        );
        if (isOurs) load(null, Math.min(200, Math.max(pageSize, length + 1)));
      }),
    [id, numbers, length, load],
  );
  const more = (): void => {
    load(loaded.nextBefore, pageSize);
  };
  return { ...loaded, more };
}

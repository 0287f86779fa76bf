import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageDetails } from '#shared/domain/history';
import { hasText, isErased, type Message } from '#shared/domain/message';
import { formatMoney } from '#shared/domain/money';
import { shownLabel } from '#shared/domain/practice-names';
import { readSearchTerm, wordMarks } from '#shared/domain/search-marks';
import { IconButton } from '../../../components/button';
import { ErrorMessage } from '../../../components/error-message';
import { FoundText } from '../../../components/found-text';
import { Icon } from '../../../components/icons';
import { usePhone } from '../../../lib/phone';
import { senderLabel } from '../../../lib/sender-label';
import { useSnapshot } from '../../../lib/snapshot-store';
import { wholeTime } from '../../../lib/message-time';
import { copyText, type OnCompose } from '../history-actions';
import { useHistory } from '../history-store';
import { MessageActions } from '../message-actions';
import { openMessage, useOpenMessage } from '../room/open-message';
import { stateIcon, useRowWords } from '../row-words';
import { Attempts } from './attempts';

const longestId = 8;

interface MessagePageProps {
  readonly message: Message;
  readonly onCompose: OnCompose;
}

/** Everything that is known of one message. */
export function MessagePage({ message, onCompose }: MessagePageProps): ReactNode {
  const { t } = useTranslation('log');
  const { t: history } = useTranslation('history');
  const details = useOpenMessage((state) => state.details);
  const error = useOpenMessage((state) => state.error);
  const query = useHistory((state) => state.listed.query);
  return (
    <div className="pane-scroll" role="region" aria-label={t('view.message')} tabIndex={-1}>
      <div className="pane-text selectable">
        {!hasText(message) ? (
          history(isErased(message) ? 'erased' : 'textRemoved')
        ) : (
          <FoundText text={message.text} marks={wordMarks(message.text, readSearchTerm(query))} />
        )}
      </div>
      <Outcome message={message} />
      <MessageActions message={message} onCompose={onCompose} shown={3} />
      <ErrorMessage error={error} />
      <Facts message={message} details={details} />
      {details !== null && (
        <>
          <Attempts message={message} attempts={details.attempts} />
          <Related details={details} />
          {details.rawAnswer !== null && (
            <details className="pane-raw">
              <summary>{t('fact.rawAnswer')}</summary>
              <pre className="selectable">{details.rawAnswer}</pre>
            </details>
          )}
        </>
      )}
    </div>
  );
}

/** The state in words, what it means, and what the provider said. */
function Outcome({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation('history');
  const { t: common } = useTranslation('common');
  const words = useRowWords();
  const said = words.stateOf(message);
  const { state } = message;
  const provider = words.providerOf(message);
  const isOpenQuestion = state.kind === 'unknown' && state.settlement === null;
  return (
    <div className="pane-outcome">
      <p className="message-state" data-tone={said.tone}>
        <Icon name={stateIcon(message)} />
        <span>{said.words}</span>
      </p>
      {said.detail !== null && (
        <p className="message-detail">
          {said.detail} {isOpenQuestion && t('didItArrive', { provider })}
        </p>
      )}
      {said.providerWords !== null && state.kind !== 'accepted' && (
        <p className="message-detail selectable">
          {common('providerSays', { words: said.providerWords })}
        </p>
      )}
    </div>
  );
}

function Facts({
  message,
  details,
}: {
  readonly message: Message;
  readonly details: MessageDetails | null;
}): ReactNode {
  const { t } = useTranslation('log');
  const facts = useFacts(message, details);
  return (
    <dl className="pane-facts">
      {facts.map(({ name, value, isId }) => (
        <div key={name} className="pane-fact">
          <dt>{t(`fact.${name}`)}</dt>
          <dd className="selectable">
            {isId === true ? <Id name={t(`fact.${name}`)} value={value} /> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** As much of an id as tells it from others, and a way to take it whole to whoever asks for it. */
function Id({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  const { t } = useTranslation('log');
  const isLong = value.length > longestId;
  return (
    <span className="pane-id" title={value}>
      <code>{isLong ? `${value.slice(0, longestId)}…` : value}</code>
      <IconButton
        small
        icon="copy"
        label={t('copyId', { name })}
        onPress={() => void copyText(value)}
      />
    </span>
  );
}

interface Fact {
  readonly name:
    | 'written'
    | 'due'
    | 'ended'
    | 'account'
    | 'sender'
    | 'segments'
    | 'cost'
    | 'price'
    | 'status'
    | 'batch'
    | 'repeats'
    | 'providerId'
    | 'id';
  readonly value: string;
  /** Something for machines. */
  readonly isId?: boolean;
}

function useFacts(message: Message, details: MessageDetails | null): readonly Fact[] {
  const { t } = useTranslation('log');
  const { t: common } = useTranslation('common');
  const { t: history } = useTranslation('history');
  const language = useSnapshot((snapshot) => snapshot.language);
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const phone = usePhone();
  const { state, createdAt, accountId, accountLabel, senderId, practice } = message;
  const sender = accounts
    .find(({ id }) => id === accountId)
    ?.senders.find(({ id }) => id === senderId);
  const facts: (Fact | null)[] = [
    { name: 'written', value: wholeTime(createdAt, language) },
    state.kind === 'scheduled' || state.kind === 'queued'
      ? { name: 'due', value: wholeTime(state.dueAt, language) }
      : null,
    'at' in state ? { name: 'ended', value: wholeTime(state.at, language) } : null,
    { name: 'account', value: shownLabel(accountLabel, practice, common('practice')) },
    { name: 'sender', value: sender === undefined ? senderId : senderLabel(phone, sender) },
    ...(state.kind === 'accepted' ? receiptFacts(state.receipt) : []),
    fact('batch', details?.batchName),
    fact('repeats', message.occurrence?.key),
    { name: 'id', value: message.id, isId: true },
  ];
  return facts.filter((one) => one !== null);

  function receiptFacts(
    receipt: Extract<Message['state'], { kind: 'accepted' }>['receipt'],
  ): readonly (Fact | null)[] {
    const { segments, cost, segmentPrice, providerStatus, providerMessageId } = receipt;
    const named = cost === null ? t('fact.notNamed') : formatMoney(cost, language);
    return [
      fact('segments', segments === null ? null : String(segments)),
      { name: 'cost', value: practice ? history('costsNothing') : named },
      practice || segmentPrice === null
        ? null
        : { name: 'price', value: formatMoney(segmentPrice, language) },
      fact('status', providerStatus),
      providerMessageId === null
        ? null
        : { name: 'providerId', value: providerMessageId, isId: true },
    ];
  }
}

function fact(name: Fact['name'], value: string | null | undefined): Fact | null {
  return value === null || value === undefined ? null : { name, value };
}

/** The message that this one repeats, and those that repeat it. */
function Related({ details }: { readonly details: MessageDetails }): ReactNode {
  const { t } = useTranslation('log');
  const { resendOf, resentAs } = details;
  if (resendOf === null && resentAs.length === 0) return null;
  return (
    <section className="pane-section">
      <h3 className="pane-section-title">{t('related.title')}</h3>
      <ul className="pane-related" role="list">
        {resendOf !== null && <RelatedMessage message={resendOf} words={t('related.first')} />}
        {resentAs.map((message) => (
          <RelatedMessage key={message.id} message={message} words={t('related.again')} />
        ))}
      </ul>
    </section>
  );
}

function RelatedMessage({
  message,
  words,
}: {
  readonly message: Message;
  readonly words: string;
}): ReactNode {
  const { language, stateOf } = useRowWords();
  return (
    <li>
      <button
        type="button"
        className="pane-link"
        onClick={() => {
          openMessage(message);
        }}
      >
        <span>
          {words} {wholeTime(message.createdAt, language)}
        </span>
        <span className="pane-soft">{stateOf(message).words}</span>
      </button>
    </li>
  );
}

import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageAttempt } from '#shared/domain/history';
import {
  notConnectedReasons,
  type Message,
  type NotConnectedReason,
  type NotSentReason,
} from '#shared/domain/message';
import { useSnapshot } from '../../../lib/snapshot-store';
import { useRowWords } from '../row-words';

/** Of a message that waited through a long outage the others are shown when asked for. */
const shownAtOnce = 10;

interface AttemptsProps {
  readonly message: Message;
  readonly attempts: readonly MessageAttempt[];
}

/** Each attempt to send a message: when it was, what came of it, and what the provider said. */
export function Attempts({ message, attempts }: AttemptsProps): ReactNode {
  const { t } = useTranslation('log');
  if (attempts.length === 0) return null;
  const earlier = attempts.slice(0, -shownAtOnce);
  return (
    <section className="pane-section">
      <h3 className="pane-section-title">{t('attempts.title')}</h3>
      {earlier.length > 0 && (
        <details className="pane-raw">
          <summary>{t('attempts.earlier', { count: earlier.length })}</summary>
          <AttemptList message={message} attempts={earlier} />
        </details>
      )}
      <AttemptList message={message} attempts={attempts.slice(-shownAtOnce)} />
    </section>
  );
}

function AttemptList({ message, attempts }: AttemptsProps): ReactNode {
  return (
    <ol className="pane-attempts" role="list">
      {attempts.map((attempt, index) => (
        <Attempt key={index} message={message} attempt={attempt} />
      ))}
    </ol>
  );
}

function Attempt({
  message,
  attempt,
}: {
  readonly message: Message;
  readonly attempt: MessageAttempt;
}): ReactNode {
  const { t } = useTranslation('log');
  const { t: common } = useTranslation('common');
  const language = useSnapshot((snapshot) => snapshot.language);
  const { ending, words } = useEnding(message, attempt);
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' });
  const seconds = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const { startedAt, endedAt, status, rawAnswer } = attempt;
  return (
    <li className="pane-attempt">
      <p className="pane-soft selectable">
        <time dateTime={new Date(startedAt).toISOString()}>{time.format(startedAt)}</time>
        {endedAt !== null &&
          ` · ${t('attempts.took', { seconds: seconds.format((endedAt - startedAt) / 1_000) })}`}
        {status !== null && ` · ${t('attempts.status', { status })}`}
      </p>
      {ending !== null && <p className="selectable">{ending}</p>}
      {words !== null && <p className="selectable">{common('providerSays', { words })}</p>}
      {rawAnswer !== null && (
        <details className="pane-raw">
          <summary>{t('attempts.answer')}</summary>
          <pre className="selectable">{rawAnswer}</pre>
        </details>
      )}
    </li>
  );
}

interface Ending {
  /** `null` while it is under way. */
  readonly ending: string | null;
  /** What the provider said. */
  readonly words: string | null;
}

/** What came of an attempt; the one that was not tried again came to what the message's state says. */
function useEnding(message: Message, attempt: MessageAttempt): Ending {
  const { t } = useTranslation('log');
  const { stateOf, providerOf } = useRowWords();
  const { endedAt, notSent, providerWords } = attempt;
  if (notSent !== null) {
    const reason = reasonWords(t, notSent, providerOf(message));
    return { ending: t('rejected', { ns: 'history', reason }), words: providerWords };
  }
  const { kind } = message.state;
  if (kind === 'sending') return { ending: null, words: null };
  if (endedAt === null) return { ending: t('attempts.noEnd'), words: null };
  const said = stateOf(message);
  return { ending: kind === 'unknown' ? said.detail : said.words, words: said.providerWords };
}

function reasonWords(t: TFunction<'log'>, reason: NotSentReason, provider: string): string {
  if (reason === 'rate-limited' || isNotConnected(reason)) return t(`attempts.why.${reason}`);
  return t(`reason.${reason}.what`, { ns: 'history', provider });
}

function isNotConnected(reason: NotSentReason): reason is NotConnectedReason {
  return notConnectedReasons.some((known) => known === reason);
}

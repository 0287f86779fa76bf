import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SegmentPrice } from '#shared/domain/account';
import type { Message } from '#shared/domain/message';
import { shownLabel } from '#shared/domain/practice-names';
import { formatMoney, multiplyMoney } from '#shared/domain/money';
import { measureText } from '#shared/domain/segments';
import type { AppError } from '#shared/errors';
import { stateText } from '#shared/i18n/state-text';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/dialog';
import { EmptyState } from '../../components/empty-state';
import { ErrorMessage } from '../../components/error-message';
import { Pill } from '../../components/pill';
import { Status } from '../../components/status';
import { bridge } from '../../lib/bridge';
import { wholeTime } from '../../lib/message-time';
import { readable, usePhone } from '../../lib/phone';
import { providerNameOf } from '../../lib/provider-name';
import { resendMessage } from '../../lib/resend';
import { useSnapshot } from '../../lib/snapshot-store';
import '../../components/card.css';
import '../../components/item-cards.css';
import './unknowns.css';

type Answered = 'arrived' | 'notArrived' | 'sentAgain';

/** Messages of unknown outcome, with what is known of each, to be settled by the user. */
export function UnknownsRoom(): ReactNode {
  const { t } = useTranslation('schedule');
  const [messages, setMessages] = useState<readonly Message[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [again, setAgain] = useState<Message | null>(null);
  const [done, setDone] = useState<Answered | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const answer = await bridge.listUnsettled({});
      if (!isCurrent) return;
      if (answer.ok) setMessages(answer.value);
      else setError(answer.error);
    };
    void load();
    const end = bridge.on('messagesChanged', () => void load());
    return () => {
      isCurrent = false;
      end();
    };
  }, []);

  async function settle(message: Message, as: 'arrived' | 'not-arrived'): Promise<void> {
    const answer = await bridge.settleMessage({ messageId: message.id, as });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setDone(as === 'arrived' ? 'arrived' : 'notArrived');
  }

  async function sendAgain(message: Message): Promise<void> {
    setAgain(null);
    const answer = await resendMessage(message, true);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setDone('sentAgain');
  }

  return (
    <div className="item-room">
      {messages !== null && messages.length > 0 && <p>{t('unknowns.what')}</p>}
      <ErrorMessage error={error} />
      {messages?.length === 0 && (
        <EmptyState icon="arrived" title={t('unknowns.empty')}>
          <p>{t('unknowns.emptyHint')}</p>
        </EmptyState>
      )}
      {messages !== null && messages.length > 0 && (
        <ul role="list" className="item-cards card" aria-label={t('unknowns.list')}>
          {messages.map((message) => (
            <Unknown
              key={message.id}
              message={message}
              onSettle={(as) => void settle(message, as)}
              onAgain={() => {
                setAgain(message);
              }}
            />
          ))}
        </ul>
      )}
      <Status>{done !== null && t(`unknowns.done.${done}`)}</Status>
      {again !== null && (
        <SendAgainQuestion
          message={again}
          onConfirm={() => void sendAgain(again)}
          onCancel={() => {
            setAgain(null);
          }}
        />
      )}
    </div>
  );
}

function Unknown({
  message,
  onSettle,
  onAgain,
}: {
  readonly message: Message;
  readonly onSettle: (as: 'arrived' | 'not-arrived') => void;
  readonly onAgain: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('schedule');
  const { t: common } = useTranslation('common');
  const { t: history } = useTranslation('history');
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const phone = usePhone();
  const { recipient, recipientName, text, state, practice, accountLabel } = message;
  if (state.kind !== 'unknown') return null;
  const provider = providerNameOf(message, accounts, common('practice'));
  const said = stateText(common, message, provider);
  const number = readable(phone, recipient);
  const name = recipientName ?? number;
  const of = <span className="visually-hidden"> {name}</span>;
  return (
    <li className="item-card">
      <span className="item-head">
        <span className="item-name">{name}</span>
        {recipientName !== null && <span className="unknowns-soft">{number}</span>}
        {practice && <Pill>{common('practice')}</Pill>}
      </span>
      <p className="item-text selectable">{text}</p>
      <dl className="unknowns-facts">
        <dt>{t('unknowns.tried')}</dt>
        <dd>{wholeTime(state.at, i18n.language)}</dd>
        <dt>{t('unknowns.through')}</dt>
        <dd>{shownLabel(accountLabel, practice, common('practice'))}</dd>
        <dt>{t('unknowns.known')}</dt>
        <dd>
          {said.detail}{' '}
          {state.providerWords !== null && common('providerSays', { words: state.providerWords })}
        </dd>
      </dl>
      <span className="item-actions">
        <Button
          small
          onPress={() => {
            onSettle('arrived');
          }}
        >
          {history('action.itArrived')}
          {of}
        </Button>
        <Button
          small
          onPress={() => {
            onSettle('not-arrived');
          }}
        >
          {history('action.itDidNotArrive')}
          {of}
        </Button>
        <Button small kind="quiet" onPress={onAgain}>
          {t('unknowns.sendAgain')}
          {of}
        </Button>
      </span>
    </li>
  );
}

function SendAgainQuestion({
  message,
  onConfirm,
  onCancel,
}: {
  readonly message: Message;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation('schedule');
  const { t: common } = useTranslation('common');
  const { t: history } = useTranslation('history');
  const price = usePrice(message);
  return (
    <ConfirmDialog
      title={history('warnTitle')}
      isOpen
      isDanger
      confirmLabel={history('warnConfirm')}
      cancelLabel={common('cancel')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>{t('unknowns.warning')}</p>
      <p>{price ?? t('unknowns.priceUnknown')}</p>
    </ConfirmDialog>
  );
}

/** What sending it again may cost, in words; `null` where no price is known. */
function usePrice({ accountId, recipient, text, practice }: Message): string | null {
  const { t, i18n } = useTranslation('schedule');
  const phone = usePhone();
  const [prices, setPrices] = useState<readonly SegmentPrice[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void bridge.listPrices({ accountId }).then((answer) => {
      if (isCurrent && answer.ok) setPrices(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [accountId]);
  if (practice) return t('unknowns.priceNothing');
  const country = phone?.countryOf(recipient) ?? null;
  const [last] = prices
    .filter((price) => price.country === country)
    .sort((a, b) => b.seenAt - a.seenAt);
  if (last === undefined) return null;
  const cost = multiplyMoney(last.price, measureText(text).segments);
  return t('unknowns.price', { cost: formatMoney(cost, i18n.language) });
}

import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { Message } from '#shared/domain/message';
import { formatMoney, sumByCurrency } from '#shared/domain/money';
import { stateText, type StateText } from '#shared/i18n/state-text';
import { Button } from '../../components/button';
import { Status } from '../../components/status';
import { timeIn } from '../../lib/local-time';
import { providerNameOf } from '../../lib/provider-name';
import { useSnapshot } from '../../lib/snapshot-store';
import { useCompose } from './compose-store';
import { countStates, mend, undo, undoableUntil } from './sent';
import './send-status.css';

interface SendStatusProps {
  readonly onShowHistory: (messageId: string | null) => void;
}

/** Says what became of the messages of the last press of Send, and what can be done about it. */
export function SendStatus({ onShowHistory }: SendStatusProps): ReactNode {
  const { t } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const language = useSnapshot((snapshot) => snapshot.language);
  const sent = useCompose((state) => state.sent);
  const messages = sent?.messages ?? [];
  const until = sent?.undone === null ? undoableUntil(messages) : null;
  const counts = countStates(messages);
  const said = describe();

  function describe(): StateText | null {
    const [first] = messages;
    const plain = { tone: 'plain', detail: null, providerWords: null } as const;
    if (typeof sent?.repeatsAt === 'number') {
      const time = timeIn(sent.repeatsAt, undefined, language);
      return { ...plain, words: t('later.repeating', { time }) };
    }
    if (sent === null || first === undefined) return null;
    if (sent.undone === 'all') return { ...plain, words: t('undone') };
    const { queued = 0, sending = 0 } = counts;
    if (queued + sending > 0 && sent.undone === 'too-late') {
      return { ...plain, words: t('undoTooLate') };
    }
    if (queued + sending > 0 && sent.undone === 'in-part') {
      return { ...plain, words: t('undoneInPart', { count: queued + sending }) };
    }
    if (messages.every(({ state }) => state.kind === 'scheduled')) {
      const time = timeIn(Math.min(...messages.flatMap(dueTimes)), undefined, language);
      const words = t('later.scheduled', { count: messages.length, time });
      return { ...plain, words };
    }
    if (messages.length > 1) return { ...plain, ...severalText(t, messages) };
    const provider = providerNameOf(first, accounts, common('practice'));
    const text = stateText(common, first, provider);
    const costs = sumByCurrency(costsOf(messages));
    const cost = costs.map((money) => formatMoney(money, language)).join(' + ');
    return cost === '' ? text : { ...text, words: `${text.words} · ${cost}` };
  }

  return (
    <div className="send-status" data-tone={said?.tone ?? 'none'}>
      <Status tone={said?.tone ?? 'plain'}>
        {until === null ? said !== null && <Words said={said} /> : <Countdown until={until} />}
      </Status>
      <div className="send-status-actions">
        {until !== null && (
          <Button small icon="undo" onPress={() => void undo()}>
            {common('undo')}
          </Button>
        )}
        {counts.rejected !== undefined && (
          <Button small icon="edit" onPress={mend}>
            {t('mend')}
          </Button>
        )}
        {counts.unknown !== undefined && (
          <Button
            small
            onPress={() => {
              const unknown = messages.find(({ state }) => state.kind === 'unknown');
              onShowHistory(unknown?.id ?? null);
            }}
          >
            {t('showHistory')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Words({ said }: { readonly said: StateText }): ReactNode {
  const { t } = useTranslation('common');
  return (
    <div className="send-status-words">
      <p>{said.words}</p>
      {said.detail !== null && <p className="send-status-detail">{said.detail}</p>}
      {said.providerWords !== null && (
        <p className="send-status-detail">{t('providerSays', { words: said.providerWords })}</p>
      )}
    </div>
  );
}

function dueTimes({ state }: Message): readonly number[] {
  return state.kind === 'scheduled' ? [state.dueAt] : [];
}

function costsOf(messages: readonly Message[]) {
  return messages.flatMap(({ state, practice }) =>
    state.kind === 'accepted' && state.receipt.cost !== null && !practice
      ? [state.receipt.cost]
      : [],
  );
}

function severalText(
  t: TFunction<'compose'>,
  messages: readonly Message[],
): Pick<StateText, 'words' | 'tone'> {
  const {
    accepted = 0,
    rejected = 0,
    unknown = 0,
    queued = 0,
    sending = 0,
    scheduled = 0,
  } = countStates(messages);
  const underway = queued + sending;
  const words = [
    accepted > 0 && t('several.accepted', { count: accepted }),
    rejected > 0 && t('several.rejected', { count: rejected }),
    unknown > 0 && t('several.unknown', { count: unknown }),
    underway > 0 && t('several.underway', { count: underway }),
    scheduled > 0 && t('several.scheduled', { count: scheduled }),
  ];
  return {
    words: words.filter((part) => part !== false).join(', '),
    tone: rejected > 0 ? 'bad' : unknown > 0 ? 'warn' : underway > 0 ? 'plain' : 'good',
  };
}

const tickMs = 250;
const secondsUntil = (until: number): number =>
  Math.max(0, Math.ceil((until - Date.now()) / 1_000));

/** Counts down for the eye; a screen reader hears it once, not each second. */
function Countdown({ until }: { readonly until: number }): ReactNode {
  const { t } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const platform = useSnapshot((snapshot) => snapshot.platform);
  const shortcut = platform === 'darwin' ? '⌘Z' : `${common('keys.control')}+Z`;
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  const [first] = useState(seconds);

  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(secondsUntil(until));
    }, tickMs);
    return () => {
      clearInterval(timer);
    };
  }, [until]);

  return (
    <>
      <span aria-hidden="true">{t('sendingIn', { seconds })}</span>
      <span className="visually-hidden">{t('sendingInSpoken', { count: first, shortcut })}</span>
    </>
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '#shared/domain/account';
import { isErased, type Message } from '#shared/domain/message';
import { formatMoney } from '#shared/domain/money';
import { stateText, type StateText } from '#shared/i18n/state-text';
import type { IconName } from '../../components/icons';
import { readable, usePhone, type Phone } from '../../lib/phone';
import { providerNameOf } from '../../lib/provider-name';
import { useSnapshot } from '../../lib/snapshot-store';

/** What all rows of a list need to say what they are, looked up once for all of them. */
export interface RowWords {
  readonly phone: Phone | null;
  readonly language: string;
  /** The name of a message's provider. */
  readonly providerOf: (message: Message) => string;
  readonly stateOf: (message: Message) => StateText;
  /** The recipient's name, else the number; of an erased message neither. */
  readonly nameOf: (message: Message) => string;
  readonly numberOf: (message: Message) => string;
  /** What stands where the text of a message was taken away. */
  readonly goneOf: (message: Message) => string;
  /** The mark of a message that nobody was sent. */
  readonly practice: string;
  /** Segments and cost as far as the provider has named them; empty where it has not. */
  readonly costOf: (message: Message) => string;
}

export function useRowWords(): RowWords {
  const { t } = useTranslation('history');
  const { t: common } = useTranslation('common');
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const language = useSnapshot((snapshot) => snapshot.language);
  const phone = usePhone();
  return useMemo(
    () => rowWords({ t, common, accounts, language, phone }),
    [t, common, accounts, language, phone],
  );
}

function rowWords({
  t,
  common,
  accounts,
  language,
  phone,
}: {
  readonly t: ReturnType<typeof useTranslation<'history'>>['t'];
  readonly common: ReturnType<typeof useTranslation<'common'>>['t'];
  readonly accounts: readonly AccountView[];
  readonly language: string;
  readonly phone: Phone | null;
}): RowWords {
  const providerOf = (message: Message): string =>
    providerNameOf(message, accounts, common('practice'));
  const numberOf = ({ recipient }: Message): string => readable(phone, recipient);
  return {
    phone,
    language,
    providerOf,
    stateOf: (message) => stateText(common, message, providerOf(message)),
    numberOf,
    nameOf: (message) =>
      isErased(message) ? t('erasedContact') : (message.recipientName ?? numberOf(message)),
    goneOf: (message) => t(isErased(message) ? 'erased' : 'textRemoved'),
    practice: common('practice'),
    costOf: ({ state, practice }) => {
      if (state.kind !== 'accepted') return '';
      const { segments, cost } = state.receipt;
      return [
        segments !== null && segments > 1 ? t('segments', { count: segments }) : '',
        practice ? t('costsNothing') : cost === null ? '' : formatMoney(cost, language),
      ]
        .filter((part) => part !== '')
        .join(' · ');
    },
  };
}

/** The picture beside a message's state. */
export function stateIcon({ state }: Message): IconName {
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

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftRecipient } from '#shared/domain/draft';
import { isErased, type Message } from '#shared/domain/message';
import { Button } from '../../components/button';
import { copy, optOut, release, resend, settle, withdraw } from './history-actions';

interface MessageActionsProps {
  readonly message: Message;
  readonly provider: string;
  readonly onCompose: (recipient: DraftRecipient, text: string) => void;
}

/** What can be done with a message, by its state. */
export function MessageActions({ message, onCompose }: MessageActionsProps): ReactNode {
  const { t } = useTranslation('history');
  const { state, recipient, contactId, recipientName, text } = message;
  const isOpenQuestion = state.kind === 'unknown' && state.settlement === null;
  const again = {
    scheduled: null,
    queued: null,
    sending: null,
    accepted: 'use',
    rejected: 'resend',
    cancelled: 'resend',
    unknown: 'resend',
  } as const;
  const toCompose = (): void => {
    onCompose({ e164: recipient, contactId, name: recipientName }, text);
  };
  return (
    <div className="message-actions">
      {isOpenQuestion && (
        <>
          <Button small onPress={() => void settle(message, 'arrived')}>
            {t('itArrived')}
          </Button>
          <Button small onPress={() => void settle(message, 'not-arrived')}>
            {t('itDidNotArrive')}
          </Button>
        </>
      )}
      {state.kind === 'queued' && state.waitsFor === 'held' && (
        <Button small onPress={() => void release(message)}>
          {t('sendNow')}
        </Button>
      )}
      {(state.kind === 'queued' || state.kind === 'scheduled') && (
        <Button small onPress={() => void withdraw(message)}>
          {t('dontSend')}
        </Button>
      )}
      {again[state.kind] === 'resend' && !isErased(message) && (
        <Button small onPress={() => void resend(message)}>
          {t('sendAgain')}
        </Button>
      )}
      {state.kind === 'rejected' && !isErased(message) && (
        <Button small kind="quiet" onPress={toCompose}>
          {t('mend')}
        </Button>
      )}
      {again[state.kind] === 'use' && !isErased(message) && (
        <Button small kind="quiet" onPress={toCompose}>
          {t('useAgain')}
        </Button>
      )}
      {!isErased(message) && (
        <Button small kind="quiet" onPress={() => void optOut(message, t('askedToStop'))}>
          {t('theyAskedToStop')}
        </Button>
      )}
      <Button small kind="quiet" isDisabled={isErased(message)} onPress={() => void copy(message)}>
        {t('copy')}
      </Button>
    </div>
  );
}

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { Button } from '../components/button';
import { Callout } from '../components/callout';
import { ErrorMessage } from '../components/error-message';
import { bridge } from '../lib/bridge';
import { useSnapshot } from '../lib/snapshot-store';

/** Asks what to do with messages that waited while the program was not running. */
export function HeldNotice(): ReactNode {
  const { t } = useTranslation('common');
  const count = useSnapshot(({ outbox }) => outbox.held);
  const [error, setError] = useState<AppError | null>(null);
  const answerAll = async (send: boolean): Promise<void> => {
    const answer = await bridge.answerHeld({ messageIds: null, send });
    setError(answer.ok ? null : answer.error);
  };
  if (count === 0) return null;
  return (
    <>
      <Callout
        tone="warn"
        role="alert"
        actions={
          <>
            <Button small onPress={() => void answerAll(true)}>
              {t('held.send')}
            </Button>
            <Button small onPress={() => void answerAll(false)}>
              {t('held.cancel')}
            </Button>
          </>
        }
      >
        <p className="error-what">{t('held.what', { count })}</p>
        <p>{t('held.todo')}</p>
      </Callout>
      <ErrorMessage error={error} />
    </>
  );
}

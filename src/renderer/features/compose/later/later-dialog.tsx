import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleTime } from '#shared/domain/scheduled';
import type { AppError } from '#shared/errors';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { ScheduleFields } from '../../../components/schedule-fields';
import { localTime } from '../../../lib/local-time';
import { useSnapshot } from '../../../lib/snapshot-store';
import { useCompose } from '../compose-store';
import { scheduleDraft } from './schedule-draft';

const hourMs = 3_600_000;

/** Asks when the text is to go, and shows when each recipient gets it. */
export function LaterDialog(): ReactNode {
  const { t } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const accountId = useSnapshot((snapshot) => snapshot.activeAccountId) ?? '';
  const recipients = useCompose(({ draft }) => draft.recipients);
  const [time, setTime] = useState<ScheduleTime>(() => ({
    at: localTime(Date.now() + hourMs),
    clock: 'own',
    repeat: 'once',
  }));
  const [error, setError] = useState<AppError | null>(null);
  const [isPending, setPending] = useState(false);
  const close = (): void => {
    useCompose.setState({ isLater: false });
  };

  async function schedule(): Promise<void> {
    setPending(true);
    setError(await scheduleDraft(time, 'ask'));
    setPending(false);
  }

  return (
    <Dialog
      title={t('later.title')}
      isOpen
      onClose={close}
      onSubmit={() => void schedule()}
      actions={
        <>
          <Button onPress={close}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" isPending={isPending} isDisabled={time.at === ''}>
            {t('later.confirm')}
          </Button>
        </>
      }
    >
      <ScheduleFields
        accountId={accountId}
        recipients={recipients}
        time={time}
        onTime={(next) => {
          setError(null);
          setTime(next);
        }}
      />
      <ErrorMessage error={error} />
    </Dialog>
  );
}

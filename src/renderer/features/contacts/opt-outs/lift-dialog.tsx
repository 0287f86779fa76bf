import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { E164 } from '#shared/domain/phone';
import { bridge } from '../../../lib/bridge';
import { readable, usePhone } from '../../../lib/phone';
import { say } from '../room/happened';
import { NameDialog } from '../room/name-dialog';

interface LiftDialogProps {
  readonly e164: E164;
  readonly onClose: () => void;
}

/** Lets a number be texted again; why is asked for and kept. */
export function LiftDialog({ e164, onClose }: LiftDialogProps): ReactNode {
  const { t } = useTranslation('contacts');
  const number = readable(usePhone(), e164);
  return (
    <NameDialog
      title={t('lift.title', { number })}
      label={t('lift.reason')}
      hint={t('lift.hint')}
      name=""
      confirm={t('lift.confirm')}
      onClose={onClose}
      onSave={async (reason) => {
        const answer = await bridge.liftOptOut({ e164, reason });
        if (answer.ok) say(t('lift.done', { number }));
        return answer;
      }}
    />
  );
}

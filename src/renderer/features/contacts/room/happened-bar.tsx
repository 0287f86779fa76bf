import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../components/button';
import { ErrorMessage } from '../../../components/error-message';
import { Status } from '../../../components/status';
import { hush, undo, useHappened } from './happened';

/** Says what just happened to the contacts, and takes it back. */
export function HappenedBar(): ReactNode {
  const { t } = useTranslation('common');
  const { happened, error } = useHappened();
  return (
    <div className="room-happened" data-shown={happened !== null || error !== null || undefined}>
      <ErrorMessage
        error={error}
        actions={
          <Button small onPress={hush}>
            {t('dismiss')}
          </Button>
        }
      />
      <div className="room-happened-line">
        <Status>{happened?.words}</Status>
        {happened?.undo !== undefined && happened.undo !== null && (
          <Button small icon="undo" onPress={() => void undo()}>
            {t('undo')}
          </Button>
        )}
        {happened !== null && <IconButton small icon="close" label={t('dismiss')} onPress={hush} />}
      </div>
    </div>
  );
}

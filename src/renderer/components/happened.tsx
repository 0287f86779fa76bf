import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { Button, IconButton } from './button';
import { ErrorMessage } from './error-message';
import { Status } from './status';
import './happened.css';

interface HappenedProps {
  /** `null` while nothing has happened. */
  readonly words: string | null;
  readonly error: AppError | null;
  /** Takes it back; `null` where that cannot be done. */
  readonly onUndo: (() => void) | null;
  /** The user has read it. */
  readonly onHush: () => void;
}

/** Says below a room's list what just happened in it, with the way back. */
export function Happened({ words, error, onUndo, onHush }: HappenedProps): ReactNode {
  const { t } = useTranslation('common');
  return (
    <div className="happened" data-shown={words !== null || error !== null || undefined}>
      <ErrorMessage
        error={error}
        actions={
          <Button small onPress={onHush}>
            {t('dismiss')}
          </Button>
        }
      />
      <div className="happened-line">
        <Status>{words}</Status>
        {onUndo !== null && (
          <Button small icon="undo" onPress={onUndo}>
            {t('undo')}
          </Button>
        )}
        {words !== null && <IconButton small icon="close" label={t('dismiss')} onPress={onHush} />}
      </div>
    </div>
  );
}

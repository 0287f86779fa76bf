import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { timeIn } from '../lib/local-time';
import { useQuietQuestion, type GivenQuiet } from '../lib/quiet-question';
import { ConfirmDialog } from './dialog';

interface QuietDialogProps {
  /** Main's question, `quiet-hours`. */
  readonly error: AppError;
  readonly onAnswer: (given: GivenQuiet) => void;
  readonly onClose: () => void;
}

/**
 * Asks what to do with recipients who have quiet hours: send anyway, wait for their end, or neither.
 * What has to wait, such as marketing, is not offered to be sent anyway.
 */
export function QuietDialog({ error, onAnswer, onClose }: QuietDialogProps): ReactNode {
  const { t, i18n } = useTranslation('common');
  const { recipient = '', others = 0, free = 0, firstAt = 0, mustWait = 0 } = error.params ?? {};
  const time = timeIn(Number(firstAt), undefined, i18n.language);
  const answer = (given: GivenQuiet) => () => {
    onAnswer(given);
  };
  return (
    <ConfirmDialog
      title={t('quiet.title')}
      isOpen
      cancelLabel={t('cancel')}
      other={mustWait === 0 ? { label: t('quiet.anyway'), onPress: answer('send-anyway') } : null}
      confirmLabel={t('quiet.wait')}
      onConfirm={answer('when-allowed')}
      onCancel={onClose}
    >
      <p>
        {Number(others) > 0
          ? t('quiet.several', { recipient, count: Number(others) })
          : t('quiet.one', { recipient })}
      </p>
      <p>{t('quiet.until', { time })}</p>
      {Number(free) > 0 && <p>{t('quiet.free', { count: Number(free) })}</p>}
      {mustWait !== 0 && <p>{t('quiet.mustWait')}</p>}
    </ConfirmDialog>
  );
}

/** The question that `outsideQuietHours` asks. */
export function QuietQuestion(): ReactNode {
  const asked = useQuietQuestion((state) => state.asked);
  if (asked === null) return null;
  return (
    <QuietDialog
      error={asked.error}
      onAnswer={asked.answer}
      onClose={() => {
        asked.answer(null);
      }}
    />
  );
}

import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionPreview } from '#shared/domain/retention';
import type { AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { bridge } from '../../lib/bridge';

/** Says which texts would go if texts were kept for so many months, and asks. */
export function RetentionDialog({
  months,
  onConfirm,
  onClose,
}: {
  readonly months: number;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation('common');
  const { preview, error } = usePreview(months);
  const isNothing = preview?.messages === 0;
  return (
    <Dialog
      title={t('settings.confirmTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {common('cancel')}
          </Button>
          <Button
            kind={isNothing ? 'primary' : 'danger'}
            isDisabled={preview === null}
            onPress={onConfirm}
          >
            {t(isNothing ? 'settings.confirmNone' : 'settings.confirm')}
          </Button>
        </>
      }
    >
      <div role="status">
        {preview === null ? (
          error === null && <p>{t('settings.looking')}</p>
        ) : (
          <Found preview={preview} months={months} />
        )}
      </div>
      <ErrorMessage error={error} />
    </Dialog>
  );
}

function usePreview(months: number): {
  readonly preview: RetentionPreview | null;
  readonly error: AppError | null;
} {
  const [preview, setPreview] = useState<RetentionPreview | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let isGone = false;
    void bridge.previewRetention({ months }).then((answer) => {
      if (isGone) return;
      if (answer.ok) setPreview(answer.value);
      else setError(answer.error);
    });
    return () => {
      isGone = true;
    };
  }, [months]);
  return { preview, error };
}

function Found({
  preview: { messages, fromAt, untilAt },
  months,
}: {
  readonly preview: RetentionPreview;
  readonly months: number;
}): ReactNode {
  const { t, i18n } = useTranslation('record');
  const inWords = t('settings.months', { count: months });
  if (fromAt === null || untilAt === null) return <p>{t('settings.none', { months: inWords })}</p>;
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
  return (
    <>
      <p>
        {t('settings.found', {
          count: messages,
          from: format.format(fromAt),
          until: format.format(untilAt),
          months: inWords,
        })}
      </p>
      <p>{t('settings.stays')}</p>
      <p>{t('settings.noWayBack')}</p>
    </>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { timeIn } from '../../../lib/local-time';
import { useCompose } from '../compose-store';

/** Asks what to do with recipients who have quiet hours: send anyway, wait for their end, or neither. */
export function QuietHoursQuestion(): ReactNode {
  const { t, i18n } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const quiet = useCompose((state) => state.quiet);
  const close = (): void => {
    useCompose.setState({ quiet: null });
  };
  if (quiet === null) return null;
  const { recipient = '', others = 0, free = 0, firstAt = 0 } = quiet.error.params ?? {};
  const time = timeIn(Number(firstAt), undefined, i18n.language);
  return (
    <Dialog
      title={t('quiet.title')}
      isOpen
      role="alertdialog"
      onClose={close}
      actions={
        <>
          <Button autoFocus onPress={close}>
            {common('cancel')}
          </Button>
          <Button
            onPress={() => {
              quiet.answer('send-anyway');
            }}
          >
            {t('quiet.anyway')}
          </Button>
          <Button
            kind="primary"
            onPress={() => {
              quiet.answer('when-allowed');
            }}
          >
            {t('quiet.wait')}
          </Button>
        </>
      }
    >
      <p>
        {Number(others) > 0
          ? t('quiet.several', { recipient, count: Number(others) })
          : t('quiet.one', { recipient })}
      </p>
      <p>{t('quiet.until', { time })}</p>
      {Number(free) > 0 && <p>{t('quiet.free', { count: Number(free) })}</p>}
    </Dialog>
  );
}

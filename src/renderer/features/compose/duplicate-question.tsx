import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '#shared/i18n/error-text';
import { ConfirmDialog } from '../../components/dialog';
import { useCompose } from './compose-store';
import { send } from './send';

/** Asks whether the same text should really go to the same recipient again. */
export function DuplicateQuestion(): ReactNode {
  const { t } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const duplicate = useCompose((state) => state.duplicate);
  const said = duplicate && errorText(common, duplicate);
  return (
    <ConfirmDialog
      title={t('duplicateTitle')}
      isOpen={said !== null}
      confirmLabel={t('duplicateConfirm')}
      cancelLabel={common('cancel')}
      onConfirm={() => void send(true)}
      onCancel={() => {
        useCompose.setState({ duplicate: null });
      }}
    >
      <p>{said?.what}</p>
      <p>{said?.todo}</p>
    </ConfirmDialog>
  );
}

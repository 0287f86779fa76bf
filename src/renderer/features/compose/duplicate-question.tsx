import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '#shared/i18n/error-text';
import { ConfirmDialog } from '../../components/dialog';
import { withTime } from '../../lib/said-time';
import { useCompose } from './compose-store';

/** Asks whether the same text should really go to the same recipient again, now or later. */
export function DuplicateQuestion(): ReactNode {
  const { t, i18n } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const duplicate = useCompose((state) => state.duplicate);
  const said = duplicate && errorText(common, withTime(duplicate.error, i18n.language));
  const isLater = duplicate?.isLater === true;
  return (
    <ConfirmDialog
      title={t(isLater ? 'duplicateLaterTitle' : 'duplicateTitle')}
      isOpen={said !== null}
      confirmLabel={t(isLater ? 'duplicateLaterConfirm' : 'duplicateConfirm')}
      cancelLabel={common('cancel')}
      onConfirm={() => duplicate?.confirm()}
      onCancel={() => {
        useCompose.setState({ duplicate: null });
      }}
    >
      <p>{said?.what}</p>
      <p>{said?.todo}</p>
    </ConfirmDialog>
  );
}

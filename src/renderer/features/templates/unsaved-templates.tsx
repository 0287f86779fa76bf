import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { bridge } from '../../lib/bridge';
import { useHoldWindow } from '../../lib/use-hold-window';
import { holdWindow, saveTemplate, useTemplates } from './templates-store';

/** Asks before unsaved templates would be lost with the window, one after the other. */
export function UnsavedTemplates(): ReactNode {
  const { t } = useTranslation('templates');
  const { t: common } = useTranslation('common');
  const isClosing = useTemplates((state) => state.isClosing);
  const isSaving = useTemplates((state) => state.isSaving);
  const error = useTemplates((state) => state.error);
  useHoldWindow(holdWindow);

  const leave = (): void => {
    useTemplates.setState({ isClosing: false });
  };
  const stay = (): void => {
    leave();
    void bridge.stayOpen({});
  };
  async function saveAndClose(): Promise<void> {
    if (!(await saveTemplate())) return;
    leave();
    window.close();
  }
  return (
    <Dialog
      title={t('closing.title')}
      isOpen={isClosing}
      role="alertdialog"
      onClose={stay}
      actions={
        <>
          <Button
            kind="quiet"
            onPress={() => {
              useTemplates.setState({ drafts: {}, isClosing: false });
              window.close();
            }}
          >
            {t('discard')}
          </Button>
          <Button onPress={stay}>{t('closing.stay')}</Button>
          <Button kind="primary" autoFocus isPending={isSaving} onPress={() => void saveAndClose()}>
            {common('save')}
          </Button>
        </>
      }
    >
      <p>{t('closing.body')}</p>
      <ErrorMessage error={error} />
    </Dialog>
  );
}

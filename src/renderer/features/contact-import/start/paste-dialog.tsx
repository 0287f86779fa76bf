import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { TextArea } from '../../../components/text-field';
import { openText } from '../open-file';

/** Takes a table from the clipboard. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('import');
  const { t: common } = useTranslation('common');
  const [text, setText] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  function open(pasted: string): void {
    if (pasted.trim() === '') {
      setIsEmpty(true);
      return;
    }
    onClose();
    void openText(pasted);
  }
  return (
    <Dialog
      title={t('paste.title')}
      isOpen
      onClose={onClose}
      onSubmit={() => {
        open(text);
      }}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('paste.open')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('paste.label')}
        description={t('paste.hint')}
        error={isEmpty ? t('paste.empty') : null}
        value={text}
        rows={10}
        autoFocus
        spellCheck="false"
        onChange={(value) => {
          setText(value);
          setIsEmpty(false);
        }}
        onLongPaste={open}
      />
    </Dialog>
  );
}

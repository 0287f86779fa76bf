import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { TextField } from '../../../components/text-field';
import { bridge } from '../../../lib/bridge';
import { readable, usePhone } from '../../../lib/phone';
import { say } from '../room/happened';

/** Puts a number on the list, whether a contact has it or not. */
export function AddOptOutDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const phone = usePhone();
  const [typed, setTyped] = useState('');
  const [how, setHow] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  async function add(): Promise<void> {
    const answer = await bridge.addOptOut({ typed, how });
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    say(t('optOuts.added', { number: readable(phone, answer.value.e164) }));
    onClose();
  }
  return (
    <Dialog
      title={t('optOuts.addTitle')}
      isOpen
      onClose={onClose}
      onSubmit={() => void add()}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('optOuts.addConfirm')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('number')}
        type="tel"
        value={typed}
        autoFocus
        maxLength={500}
        onChange={(value) => {
          setTyped(value);
          setError(null);
        }}
      />
      <TextField
        label={t('optOut.how')}
        placeholder={t('optOut.howExample')}
        value={how}
        maxLength={500}
        onChange={setHow}
      />
      <ErrorMessage error={error} />
    </Dialog>
  );
}

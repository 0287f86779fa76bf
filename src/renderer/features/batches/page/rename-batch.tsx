import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '#shared/domain/batch';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { Button, IconButton } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { TextField } from '../../../components/text-field';
import { bridge } from '../../../lib/bridge';

/** Gives a batch that was sent another name. */
export function RenameBatch({
  batch,
  run,
}: {
  readonly batch: Batch;
  readonly run: (call: () => Promise<Result<Batch, AppError>>) => Promise<void>;
}): ReactNode {
  const { t } = useTranslation('batches');
  const { t: common } = useTranslation('common');
  const [name, setName] = useState<string | null>(null);
  const close = (): void => {
    setName(null);
  };
  return (
    <>
      <IconButton
        icon="edit"
        label={t('page.rename')}
        onPress={() => {
          setName(batch.name);
        }}
      />
      {name !== null && (
        <Dialog
          title={t('page.renameTitle')}
          isOpen
          onClose={close}
          onSubmit={() => {
            close();
            void run(() => bridge.changeBatch({ batchId: batch.id, change: { name } }));
          }}
          actions={
            <>
              <Button onPress={close}>{common('cancel')}</Button>
              <Button kind="primary" type="submit">
                {common('save')}
              </Button>
            </>
          }
        >
          <TextField
            autoFocus
            label={t('wizard.name')}
            description={t('wizard.nameHint')}
            maxLength={200}
            value={name}
            onChange={setName}
          />
        </Dialog>
      )}
    </>
  );
}

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { TextField } from '../../../components/text-field';

interface NameDialogProps {
  readonly title: string;
  /** The field's label. */
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  /** What the button says, where it does more than to save. */
  readonly confirm?: string;
  /** Saves the name; the dialog closes where that worked, else it says why not. */
  readonly onSave: (name: string) => Promise<Result<unknown, AppError>>;
  readonly onClose: () => void;
}

/** Asks for one line: a name, or a reason. */
export function NameDialog({
  title,
  label,
  name,
  hint,
  confirm,
  onSave,
  onClose,
}: NameDialogProps): ReactNode {
  const { t: common } = useTranslation('common');
  const [typed, setTyped] = useState(name);
  const [error, setError] = useState<AppError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  async function save(): Promise<void> {
    setIsSaving(true);
    const answer = await onSave(typed);
    setIsSaving(false);
    if (answer.ok) onClose();
    else setError(answer.error);
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" isPending={isSaving}>
            {confirm ?? common('save')}
          </Button>
        </>
      }
    >
      {hint !== undefined && <p>{hint}</p>}
      <TextField
        label={label}
        value={typed}
        autoFocus
        maxLength={200}
        onChange={(value) => {
          setTyped(value);
          setError(null);
        }}
      />
      <ErrorMessage error={error} />
    </Dialog>
  );
}

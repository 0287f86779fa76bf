import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { TextField } from '../../components/text-field';

interface LineDialogProps {
  readonly title: string;
  readonly label: string;
  readonly description?: string;
  readonly saveLabel: string;
  readonly initial: string;
  readonly maxLength: number;
  /** What is wrong with the line, in words; `null` where nothing is. */
  readonly check: (line: string) => string | null;
  readonly isPending: boolean;
  readonly error: AppError | null;
  readonly onSave: (line: string) => void;
  readonly onClose: () => void;
}

/** A dialog that asks for one line. */
export function LineDialog(props: LineDialogProps): ReactNode {
  const { t } = useTranslation('common');
  const [line, setLine] = useState(props.initial);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Dialog
      title={props.title}
      isOpen
      onClose={props.onClose}
      onSubmit={() => {
        const found = props.check(line.trim());
        setProblem(found);
        if (found === null) props.onSave(line.trim());
      }}
      actions={
        <>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" isPending={props.isPending}>
            {props.saveLabel}
          </Button>
        </>
      }
    >
      <TextField
        autoFocus
        label={props.label}
        {...(props.description !== undefined && { description: props.description })}
        maxLength={props.maxLength}
        spellCheck="false"
        error={problem}
        value={line}
        onChange={(typed) => {
          setLine(typed);
          setProblem(null);
        }}
      />
      <ErrorMessage error={props.error} />
    </Dialog>
  );
}

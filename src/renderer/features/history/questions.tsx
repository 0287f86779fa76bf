import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTemplateNameUnits } from '#shared/domain/template-model';
import type { AppError } from '#shared/errors';
import { errorText } from '#shared/i18n/error-text';
import { assertNever } from '#shared/result';
import { Button } from '../../components/button';
import { ConfirmDialog, Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { TextField } from '../../components/text-field';
import { bridge } from '../../lib/bridge';
import { useSnapshot } from '../../lib/snapshot-store';
import { deleteAll, deleteMessages, resendMessages, type Deleted } from './bulk';
import { resend, say, sayDeleted } from './history-actions';
import { useHistory } from './history-store';
import { closeQuestion, useQuestion, type Question } from './question';
import { selectNone } from './selection-store';

type Of<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>;

/** What the user is asked before something happens, if anything. */
export function Questions(): ReactNode {
  const { question } = useQuestion();
  if (question === null) return null;
  switch (question.kind) {
    case 'resend':
      return <ResendQuestion question={question} />;
    case 'resend-many':
      return <ResendManyQuestion question={question} />;
    case 'delete':
      return <DeleteQuestion question={question} />;
    case 'delete-all':
      return <DeleteAllQuestion question={question} />;
    case 'template':
      return <TemplateDialog question={question} />;
    default:
      return assertNever(question);
  }
}

function fail(error: AppError): void {
  useHistory.setState({ error });
}

function ResendQuestion({ question }: { readonly question: Of<'resend'> }): ReactNode {
  const { t } = useTranslation('history');
  const { t: common } = useTranslation('common');
  const { what, todo } = errorText(common, question.error);
  return (
    <ConfirmDialog
      title={t('warnTitle')}
      isOpen
      isDanger
      confirmLabel={t('warnConfirm')}
      cancelLabel={common('cancel')}
      onConfirm={() => void resend(question.message, true)}
      onCancel={closeQuestion}
    >
      <p>{what}</p>
      <p>{todo}</p>
    </ConfirmDialog>
  );
}

function ResendManyQuestion({ question }: { readonly question: Of<'resend-many'> }): ReactNode {
  const { t } = useTranslation('log');
  const { t: history } = useTranslation('history');
  const { t: common } = useTranslation('common');
  const { messages, leftOut } = question;
  async function send(): Promise<void> {
    closeQuestion();
    const answer = await resendMessages(messages);
    if (answer.ok) {
      selectNone();
      say('sentAgain', answer.value);
    } else fail(answer.error);
  }
  return (
    <ConfirmDialog
      title={t('resend.title', { count: messages.length })}
      isOpen
      confirmLabel={history('warnConfirm')}
      cancelLabel={common('cancel')}
      onConfirm={() => void send()}
      onCancel={closeQuestion}
    >
      <p>{t('resend.what')}</p>
      <p>{t('resend.quiet')}</p>
      {leftOut > 0 && <p>{t('resend.leftOut', { count: leftOut })}</p>}
    </ConfirmDialog>
  );
}

function DeleteQuestion({ question }: { readonly question: Of<'delete'> }): ReactNode {
  const { t } = useTranslation('log');
  const { t: common } = useTranslation('common');
  const { messages } = question;
  async function remove(): Promise<void> {
    closeQuestion();
    const answer = await deleteMessages(messages);
    if (answer.ok) {
      selectNone();
      sayDeleted(answer.value);
    } else fail(answer.error);
  }
  return (
    <ConfirmDialog
      title={t('delete.title', { count: messages.length })}
      isOpen
      isDanger
      confirmLabel={common('delete')}
      cancelLabel={common('cancel')}
      onConfirm={() => void remove()}
      onCancel={closeQuestion}
    >
      <p>{t('delete.what')}</p>
    </ConfirmDialog>
  );
}

/** Deleting many takes its time: the question says how far it is, and can end it. */
function DeleteAllQuestion({ question }: { readonly question: Of<'delete-all'> }): ReactNode {
  const { t } = useTranslation('log');
  const { t: common } = useTranslation('common');
  const [soFar, setSoFar] = useState<Deleted | null>(null);
  const isStopped = useRef(false);
  const { filter, count } = question;
  async function remove(): Promise<void> {
    setSoFar({ deleted: 0, kept: 0 });
    const answer = await deleteAll(filter, (sum) => {
      setSoFar(sum);
      return !isStopped.current;
    });
    closeQuestion();
    if (answer.ok) {
      selectNone();
      sayDeleted(answer.value);
    } else fail(answer.error);
  }
  return (
    <ConfirmDialog
      title={count === null ? t('delete.all') : t('delete.title', { count })}
      isOpen
      isDanger
      isPending={soFar !== null}
      confirmLabel={common('delete')}
      cancelLabel={soFar === null ? common('cancel') : t('delete.stop')}
      onConfirm={() => void remove()}
      onCancel={() => {
        if (soFar === null) closeQuestion();
        else isStopped.current = true;
      }}
    >
      <p>{t('delete.what')}</p>
      <p role="status">{soFar !== null && t('delete.soFar', { count: soFar.deleted })}</p>
    </ConfirmDialog>
  );
}

function TemplateDialog({ question }: { readonly question: Of<'template'> }): ReactNode {
  const { t } = useTranslation('log');
  const { t: common } = useTranslation('common');
  const language = useSnapshot((snapshot) => snapshot.language);
  const [name, setName] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const { text } = question.message;
  async function save(): Promise<void> {
    setIsSaving(true);
    const answer = await bridge.saveTemplate({ id: null, name, text, language });
    setIsSaving(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    closeQuestion();
    say('templateSaved');
  }
  return (
    <Dialog
      title={t('template.title')}
      isOpen
      onClose={closeQuestion}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onPress={closeQuestion}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" isPending={isSaving}>
            {common('save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('template.name')}
        value={name}
        autoFocus
        maxLength={maxTemplateNameUnits}
        onChange={(value) => {
          setName(value);
          setError(null);
        }}
      />
      <blockquote className="history-quote selectable">{text}</blockquote>
      <ErrorMessage error={error} />
    </Dialog>
  );
}

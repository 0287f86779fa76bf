import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contactName, type Contact } from '#shared/domain/contact';
import type { CountryCode } from '#shared/domain/phone';
import type { AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { ConfirmDialog, Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { TextArea, TextField } from '../../components/text-field';
import { bridge } from '../../lib/bridge';
import { loadPhone, type Phone } from '../../lib/phone';
import { currentSnapshot } from '../../lib/snapshot-store';
import { useContacts } from './contacts-store';
import { NumberRows, type NumberRow } from './number-rows';

export interface ContactDialogProps {
  /** `null` for a new one. */
  readonly contact: Contact | null;
  readonly onClose: () => void;
}

interface Form {
  readonly givenName: string;
  readonly familyName: string;
  readonly company: string;
  readonly rows: readonly NumberRow[];
  readonly note: string;
}

function formOf(contact: Contact | null, mobile: string): Form {
  const numbers = contact?.numbers ?? [];
  const rows = numbers.map(({ typed, label }) => ({ typed, label, problem: null }));
  return {
    givenName: contact?.givenName ?? '',
    familyName: contact?.familyName ?? '',
    company: contact?.company ?? '',
    rows: rows.length > 0 ? rows : [{ typed: '', label: mobile, problem: null }],
    note: contact?.notes ?? '',
  };
}

/**
 * Rows with what is wrong with each; empty rows are left out as long as one remains. A number that
 * the contact has already stays what it was: the default country may have changed since.
 */
function checkRows(
  rows: readonly NumberRow[],
  known: Contact['numbers'],
  phone: Phone,
): readonly NumberRow[] {
  const country = (currentSnapshot()?.settings.defaultCountry ?? 'US') as CountryCode;
  const filled = rows.filter(({ typed }) => typed.trim() !== '');
  return (filled.length > 0 ? filled : rows.slice(0, 1)).map((row) => {
    if (known.some(({ typed }) => typed === row.typed.trim())) return { ...row, problem: null };
    const parsed = phone.parsePhone(row.typed, country);
    return { ...row, problem: parsed.ok ? null : parsed.error };
  });
}

/** The form for a contact, new or known. */
export function ContactDialog({ contact, onClose }: ContactDialogProps): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const [first] = useState(() => formOf(contact, t('labelMobile')));
  const [form, setForm] = useState(first);
  const [error, setError] = useState<AppError | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [isSaving, setIsSaving] = useState(false);

  function change(changes: Partial<Form>): void {
    setForm({ ...form, ...changes });
    setError(null);
  }

  const line = (key: 'givenName' | 'familyName' | 'company') => ({
    value: form[key],
    maxLength: 500,
    spellCheck: 'false' as const,
    onChange: (value: string) => {
      change({ [key]: value });
    },
  });

  async function save(): Promise<void> {
    const rows = checkRows(form.rows, contact?.numbers ?? [], await loadPhone());
    setForm({ ...form, rows });
    if (rows.some(({ problem }) => problem !== null)) return;
    setIsSaving(true);
    const numbers = rows.map(({ typed, label }) => ({ typed, label: label.trim() }));
    const id = contact?.id ?? null;
    const answer = await bridge.saveContact({
      id,
      givenName: form.givenName,
      familyName: form.familyName,
      company: form.company,
      numbers,
      email: contact?.email ?? '',
      birthday: contact?.birthday ?? '',
      notes: form.note,
      tags: contact?.tags ?? [],
      fields: contact?.fields ?? [],
      language: contact?.language ?? '',
      consent: contact?.consent ?? null,
    });
    setIsSaving(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    useContacts.setState({ happened: { kind: 'saved', name: contactName(answer.value) } });
    onClose();
  }

  function close(): void {
    if (JSON.stringify(form) === JSON.stringify(first)) onClose();
    else setIsAsking(true);
  }

  return (
    <>
      <Dialog
        title={contact === null ? t('newTitle') : t('editTitle')}
        isOpen
        onClose={close}
        onSubmit={() => void save()}
        actions={
          <>
            <Button onPress={close}>{common('cancel')}</Button>
            <Button kind="primary" type="submit" isPending={isSaving}>
              {common('save')}
            </Button>
          </>
        }
      >
        <div className="contact-names">
          <TextField label={t('givenName')} autoFocus {...line('givenName')} />
          <TextField label={t('familyName')} {...line('familyName')} />
        </div>
        <TextField label={t('company')} {...line('company')} />
        <NumberRows
          rows={form.rows}
          onChange={(rows) => {
            change({ rows });
          }}
        />
        <TextArea
          label={t('note')}
          rows={2}
          value={form.note}
          maxLength={10_000}
          onChange={(note) => {
            change({ note });
          }}
        />
        <ErrorMessage error={error} />
      </Dialog>
      <ConfirmDialog
        title={t('discardTitle')}
        isOpen={isAsking}
        isDanger
        confirmLabel={t('discard')}
        cancelLabel={t('keepEditing')}
        onConfirm={onClose}
        onCancel={() => {
          setIsAsking(false);
        }}
      >
        <p>{t('discardBody')}</p>
      </ConfirmDialog>
    </>
  );
}

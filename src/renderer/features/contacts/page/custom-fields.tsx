import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldKinds, type CustomField, type FieldKind } from '#shared/domain/contact';
import type { AppError } from '#shared/errors';
import { Button } from '../../../components/button';
import { DayField } from '../../../components/day-field';
import { ConfirmDialog, Dialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { MenuButton } from '../../../components/menu';
import { Segmented } from '../../../components/segmented';
import { TextField } from '../../../components/text-field';
import { bridge } from '../../../lib/bridge';
import { sayError } from '../room/happened';
import { NameDialog } from '../room/name-dialog';

interface CustomFieldsProps {
  readonly fields: readonly CustomField[];
  /** By the field's id. */
  readonly values: Readonly<Record<string, string>>;
  /** Ids of those that do not hold what they are for. */
  readonly wrong: readonly string[];
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}

/** The fields that the user added, once for all contacts, and a way to add another. */
export function CustomFields({ fields, values, wrong, onChange }: CustomFieldsProps): ReactNode {
  const { t } = useTranslation('contacts');
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section className="contact-section" aria-label={t('fields.title')}>
      <div className="contact-section-head">
        <h3 className="contact-section-title">{t('fields.title')}</h3>
        <Button
          small
          kind="quiet"
          icon="add"
          onPress={() => {
            setIsAdding(true);
          }}
        >
          {t('fields.add')}
        </Button>
      </div>
      {fields.length === 0 && <p className="contact-soft">{t('fields.none')}</p>}
      <div className="contact-grid">
        {fields.map((field) => (
          <div key={field.id} className="contact-own-field">
            <OneField
              field={field}
              value={values[field.id] ?? ''}
              isWrong={wrong.includes(field.id)}
              onChange={(value) => {
                const { [field.id]: _old, ...others } = values;
                onChange(value === '' ? others : { ...others, [field.id]: value });
              }}
            />
            <FieldMenu field={field} />
          </div>
        ))}
      </div>
      {isAdding && (
        <AddFieldDialog
          onClose={() => {
            setIsAdding(false);
          }}
        />
      )}
    </section>
  );
}

function OneField({
  field,
  value,
  isWrong,
  onChange,
}: {
  readonly field: CustomField;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { t } = useTranslation('contacts');
  if (field.kind === 'date') {
    return <DayField label={field.name} value={value} onChange={onChange} />;
  }
  return (
    <TextField
      label={field.name}
      value={value}
      maxLength={500}
      error={isWrong ? t('problem.fieldNumber') : null}
      onChange={onChange}
    />
  );
}

function FieldMenu({ field }: { readonly field: CustomField }): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null);
  const close = (): void => {
    setAsked(null);
  };
  return (
    <>
      <MenuButton
        label={t('more', { name: field.name })}
        actions={[
          {
            id: 'rename',
            label: t('rename'),
            icon: 'edit',
            onAction: () => {
              setAsked('rename');
            },
          },
          {
            id: 'delete',
            label: t('fields.delete'),
            icon: 'remove',
            isDanger: true,
            onAction: () => {
              setAsked('delete');
            },
          },
        ]}
      />
      {asked === 'rename' && (
        <NameDialog
          title={t('fields.rename')}
          label={t('fields.name')}
          name={field.name}
          onSave={(name) => bridge.renameField({ id: field.id, name })}
          onClose={close}
        />
      )}
      <ConfirmDialog
        title={t('fields.deleteTitle', { name: field.name })}
        isOpen={asked === 'delete'}
        isDanger
        confirmLabel={common('delete')}
        cancelLabel={common('cancel')}
        onCancel={close}
        onConfirm={() => {
          close();
          void bridge.deleteField({ id: field.id }).then((answer) => {
            if (!answer.ok) sayError(answer.error);
          });
        }}
      >
        <p>{t('fields.deleteBody')}</p>
      </ConfirmDialog>
    </>
  );
}

function AddFieldDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('text');
  const [error, setError] = useState<AppError | null>(null);
  async function add(): Promise<void> {
    const answer = await bridge.addField({ name, kind });
    if (answer.ok) onClose();
    else setError(answer.error);
  }
  return (
    <Dialog
      title={t('fields.add')}
      isOpen
      onClose={onClose}
      onSubmit={() => void add()}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('fields.addButton')}
          </Button>
        </>
      }
    >
      <p>{t('fields.addHint')}</p>
      <TextField
        label={t('fields.name')}
        value={name}
        autoFocus
        maxLength={200}
        onChange={(value) => {
          setName(value);
          setError(null);
        }}
      />
      <Segmented
        label={t('fields.kind')}
        value={kind}
        options={fieldKinds.map((value) => ({ value, label: t(`fields.kinds.${value}`) }))}
        onChange={setKind}
      />
      <ErrorMessage error={error} />
    </Dialog>
  );
}

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '#shared/domain/contact';
import { Button, IconButton } from '../../../components/button';
import { NumberLabelField } from '../../../components/number-label-field';
import { TextField } from '../../../components/text-field';
import { usePhone } from '../../../lib/phone';
import type { ContactForm } from './contact-form';
import { textContact } from './page-actions';
import { changeForm, numberProblem, usePage } from './page-store';

type Row = ContactForm['numbers'][number];

/** The contract's limit on a contact's numbers. */
const maxNumbers = 20;

/** A contact's numbers as they were typed, each with its label and a way to text it. */
export function NumberFields({ contact }: { readonly contact: ContactDetails | null }): ReactNode {
  const { t } = useTranslation('contacts');
  const rows = usePage((state) => state.form.numbers);
  const put = (numbers: readonly Row[]): void => {
    changeForm({ numbers });
  };
  return (
    <div className="contact-numbers" role="group" aria-label={t('numbers')}>
      {rows.map((row, index) => (
        // Rows have no identity of their own: their place is what the user sees.
        <NumberLine
          key={index}
          row={row}
          nth={rows.length === 1 ? null : index + 1}
          contact={contact}
          onChange={(changes) => {
            put(rows.map((one, at) => (at === index ? { ...one, ...changes } : one)));
          }}
          onRemove={() => {
            put(rows.filter((_, at) => at !== index));
          }}
        />
      ))}
      {rows.length < maxNumbers && (
        <span className="contact-add-number">
          <Button
            small
            kind="quiet"
            icon="add"
            onPress={() => {
              put([...rows, { typed: '', label: '' }]);
            }}
          >
            {t('addNumber')}
          </Button>
        </span>
      )}
    </div>
  );
}

interface NumberLineProps {
  readonly row: Row;
  /** Which one it is; `null` where it is the only one. */
  readonly nth: number | null;
  readonly contact: ContactDetails | null;
  readonly onChange: (changes: Partial<Row>) => void;
  readonly onRemove: () => void;
}

function NumberLine({ row, nth, contact, onChange, onRemove }: NumberLineProps): ReactNode {
  const { t } = useTranslation('contacts');
  const phone = usePhone();
  const hasTried = usePage((state) => state.hasTried);
  const [isLeft, setIsLeft] = useState(false);
  const { typed, label } = row;
  const known = contact?.numbers ?? [];
  const saved = known.find((number) => number.typed === typed);
  const isOptedOut = contact?.optOuts.some(({ e164 }) => e164 === saved?.e164) === true;
  const problem =
    phone === null || typed.trim() === '' || !(isLeft || hasTried)
      ? null
      : numberProblem(typed, known, phone);
  const readable = saved === undefined || phone === null ? typed : phone.formatPhone(saved.e164);
  return (
    <div className="contact-number-row">
      <TextField
        label={nth === null ? t('number') : t('numberNth', { nth })}
        type="tel"
        value={typed}
        maxLength={500}
        error={problem === null ? null : t(`problem.${problem}`)}
        {...(readable !== typed && { description: readable })}
        onBlur={() => {
          setIsLeft(true);
        }}
        onChange={(value) => {
          setIsLeft(false);
          onChange({ typed: value });
        }}
      />
      <NumberLabelField
        label={
          <>
            {t('label')}
            {nth !== null && <span className="visually-hidden"> {t('ofNumber', { nth })}</span>}
          </>
        }
        value={label}
        maxLength={500}
        onChange={(value) => {
          onChange({ label: value });
        }}
      />
      {nth !== null && (
        <span className="contact-number-buttons">
          <IconButton
            icon="compose"
            label={t('textNumber', { number: readable })}
            isDisabled={
              contact === null || saved === undefined || isOptedOut || contact.deletedAt !== null
            }
            onPress={() => {
              if (contact !== null && saved !== undefined) textContact(contact, saved.e164);
            }}
          />
          <IconButton icon="close" label={t('removeNumber', { nth })} onPress={onRemove} />
        </span>
      )}
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '#shared/domain/contact';
import { TextArea, TextField } from '../../../components/text-field';
import { useGroups } from '../room/groups-store';
import { BirthdayField } from './birthday-field';
import { ConsentFields } from './consent-fields';
import { problemsOf } from './contact-form';
import { CustomFields } from './custom-fields';
import { LanguageField } from './language-field';
import { NumberFields } from './number-fields';
import { changeForm, usePage } from './page-store';
import { TagsField } from './tags-field';

interface FormFieldsProps {
  readonly contact: ContactDetails | null;
  /** In the bin, a contact can be looked at but not changed. */
  readonly isDisabled: boolean;
}

/** What can be changed of a contact. */
export function FormFields({ contact, isDisabled }: FormFieldsProps): ReactNode {
  const { t } = useTranslation('contacts');
  const form = usePage((state) => state.form);
  const hasTried = usePage((state) => state.hasTried);
  const fields = useGroups((state) => state.fields);
  const tags = useGroups((state) => state.tags);
  const problems = problemsOf(form, fields);
  const line = (key: 'givenName' | 'familyName' | 'company' | 'email') => ({
    value: form[key],
    maxLength: 500,
    spellCheck: 'false' as const,
    onChange: (value: string) => {
      changeForm({ [key]: value });
    },
  });
  return (
    <fieldset className="contact-fields" disabled={isDisabled}>
      <legend className="visually-hidden">{t('page.details')}</legend>
      <div className="contact-grid">
        <TextField label={t('givenName')} autoFocus={contact === null} {...line('givenName')} />
        <TextField label={t('familyName')} {...line('familyName')} />
      </div>
      <NumberFields contact={contact} />
      <div className="contact-grid">
        <TextField label={t('company')} {...line('company')} />
        <TextField
          label={t('email')}
          error={hasTried && problems.email ? t('problem.email') : null}
          {...line('email')}
        />
        <BirthdayField
          birthday={form.birthday}
          isWrong={hasTried && problems.birthday}
          onChange={(birthday) => {
            changeForm({ birthday });
          }}
        />
        <LanguageField
          value={form.language}
          onChange={(language) => {
            changeForm({ language });
          }}
        />
      </div>
      <TagsField
        label={t('tags')}
        known={tags}
        tags={form.tags}
        isDisabled={isDisabled}
        onChange={(changed) => {
          changeForm({ tags: changed });
        }}
      />
      <TextArea
        label={t('notes')}
        rows={3}
        value={form.notes}
        maxLength={10_000}
        onChange={(notes) => {
          changeForm({ notes });
        }}
      />
      <CustomFields
        fields={fields}
        values={form.fields}
        wrong={hasTried ? problems.fields : []}
        onChange={(values) => {
          changeForm({ fields: values });
        }}
      />
      <ConsentFields
        consent={form.consent}
        isDateMissing={hasTried && problems.consentDate}
        isSourceMissing={hasTried && problems.consentSource}
        onChange={(consent) => {
          changeForm({ consent });
        }}
      />
    </fieldset>
  );
}

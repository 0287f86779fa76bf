import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../../components/select';

/** What customers of small shops speak most; whatever else a contact has stays a choice. */
const languages = (
  'ar bg cs da de el en es et fa fi fr he hi hr hu it ja ko lt lv nb nl pl pt ro ru sk sl sq sr sv ' +
  'ta th tr uk ur vi zh'
).split(' ');

interface LanguageFieldProps {
  /** A BCP 47 tag, or empty. */
  readonly value: string;
  readonly onChange: (language: string) => void;
}

/** The language that a contact is written to in. */
export function LanguageField({ value, onChange }: LanguageFieldProps): ReactNode {
  const { t, i18n } = useTranslation('contacts');
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const codes = value === '' || languages.includes(value) ? languages : [value, ...languages];
  const options = codes
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  return (
    <Select
      label={t('language')}
      value={value}
      options={[{ value: '', label: t('languageUnknown') }, ...options]}
      onChange={onChange}
    />
  );
}

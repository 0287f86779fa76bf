import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../../components/select';
import { languageChoices } from '../../../lib/language-choices';

interface LanguageFieldProps {
  /** A BCP 47 tag, or empty. */
  readonly value: string;
  readonly onChange: (language: string) => void;
}

/** The language that a contact is written to in. */
export function LanguageField({ value, onChange }: LanguageFieldProps): ReactNode {
  const { t, i18n } = useTranslation('contacts');
  const options = languageChoices(i18n.language, value);
  return (
    <Select
      label={t('language')}
      value={value}
      options={[{ value: '', label: t('languageUnknown') }, ...options]}
      onChange={onChange}
    />
  );
}

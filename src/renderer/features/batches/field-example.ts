import { useTranslation } from 'react-i18next';
import { fieldName, fieldText } from '#shared/domain/template-fields';
import { useSnapshot } from '../../lib/snapshot-store';

/** A field with a fallback as it is written, such as `{{first_name|there}}`. */
export function useFieldExample(): string {
  const { t } = useTranslation('templates');
  const language = useSnapshot((snapshot) => snapshot.language);
  return fieldText(fieldName('first_name', language), t('fields.fallback'));
}

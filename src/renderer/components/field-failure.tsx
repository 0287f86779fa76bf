import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { errorText } from '#shared/i18n/error-text';
import './field-failure.css';

/** A failure in words for the error line of the field that it belongs to. */
export function FieldFailure({ error }: { readonly error: AppError }): ReactNode {
  const { t } = useTranslation('common');
  const { what, todo, providerWords } = errorText(t, error);
  return (
    <span className="field-failure">
      <span className="field-failure-what">{what}</span> <span>{todo}</span>{' '}
      {providerWords !== null && (
        <span className="field-failure-words">{t('providerSays', { words: providerWords })}</span>
      )}
    </span>
  );
}

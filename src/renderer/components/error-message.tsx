import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { errorText } from '#shared/i18n/error-text';
import { Callout } from './callout';

interface ErrorMessageProps {
  /** `null` while nothing is wrong. */
  readonly error: AppError | null;
  readonly actions?: ReactNode;
}

/** An error in words: what happened, what to do, and the provider's own words beside it. */
export function ErrorMessage({ error, actions }: ErrorMessageProps): ReactNode {
  const { t } = useTranslation('common');
  if (error === null) return null;
  const { what, todo, providerWords } = errorText(t, error);
  return (
    <Callout tone="bad" role="alert" actions={actions}>
      <p className="error-what">{what}</p>
      <p>{todo}</p>
      {providerWords !== null && (
        <p className="error-words selectable">{t('providerSays', { words: providerWords })}</p>
      )}
    </Callout>
  );
}

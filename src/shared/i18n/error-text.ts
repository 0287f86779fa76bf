import type { TFunction } from 'i18next';
import type { AppError } from '../errors';

/** An error's sentences in the user's language, with the provider's own words beside them. */
export interface ErrorText {
  readonly what: string;
  readonly todo: string;
  readonly providerWords: string | null;
}

/** Says an error in words. `t` is i18next's function for any namespace. */
export function errorText(t: TFunction, error: AppError): ErrorText {
  const options = {
    ns: 'errors',
    provider: t('theProvider', { ns: 'common' }),
    ...error.params,
  } as const;
  return {
    what: t(`${error.code}.what`, options),
    todo: t(`${error.code}.todo`, options),
    providerWords: error.providerWords ?? null,
  };
}

import type { TFunction } from 'i18next';
import { practiceNames } from '../domain/practice-names';
import type { AppError } from '../errors';

/** An error's sentences in the user's language, with the provider's own words beside them. */
export interface ErrorText {
  readonly what: string;
  readonly todo: string;
  readonly providerWords: string | null;
}

/** Says an error in words. `t` is i18next's function for any namespace. */
export function errorText(t: TFunction, error: AppError): ErrorText {
  const { provider } = error.params ?? {};
  const options = {
    ns: 'errors',
    ...error.params,
    provider:
      provider === practiceNames.account
        ? t('practice', { ns: 'common' })
        : (provider ?? t('theProvider', { ns: 'common' })),
  } as const;
  return {
    what: t(`${error.code}.what`, options),
    todo: t(`${error.code}.todo`, options),
    providerWords: error.providerWords ?? null,
  };
}

import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';

/** Lets react-aria's controls below speak the user's language. */
export function AriaLocale({ children }: { readonly children: ReactNode }): ReactNode {
  const { i18n } = useTranslation();
  return <I18nProvider locale={i18n.language}>{children}</I18nProvider>;
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { withSignOff } from '#shared/domain/sign-off';
import { useCompose } from './compose-store';

/** What the account puts under the text, where the text does not end with it already. */
export function SignOffLine({ signOff }: { readonly signOff: string }): ReactNode {
  const { t } = useTranslation('compose');
  const text = useCompose(({ draft }) => draft.text);
  if (signOff === '' || (text.trim() !== '' && withSignOff(text, signOff) === text.trimEnd())) {
    return null;
  }
  return (
    <p className="compose-row sign-off" title={t('signOffHint')}>
      <span className="visually-hidden">{t('signOff')}</span> {signOff}
    </p>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxRecipients } from '#shared/domain/draft';
import { Button } from '../../components/button';
import { Callout } from '../../components/callout';
import { readable, usePhone } from '../../lib/phone';
import { useCompose } from './compose-store';
import { endOffer, takeOffer } from './offered';

/** Offers the phone number that the clipboard holds; nothing is filled in without the user's word. */
export function ClipboardOffer(): ReactNode {
  const { t } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const phone = usePhone();
  const offered = useCompose((state) => state.offered);
  const recipients = useCompose(({ draft }) => draft.recipients);
  if (offered === null || recipients.length >= maxRecipients) return null;
  if (recipients.some(({ e164 }) => e164 === offered.e164)) return null;
  const number = readable(phone, offered.e164);
  const who = offered.name === null ? number : `${offered.name}, ${number}`;
  return (
    <Callout
      role="alert"
      actions={
        <>
          <Button small onPress={takeOffer}>
            {t('takeOffer')}
          </Button>
          <Button small kind="quiet" onPress={endOffer}>
            {common('dismiss')}
          </Button>
        </>
      }
    >
      {t('offered', { who })}
    </Callout>
  );
}

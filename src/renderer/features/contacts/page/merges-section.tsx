import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '#shared/domain/contact';
import { Button } from '../../../components/button';
import { dayText } from '../day-text';
import { undoMerge } from './page-actions';

/** Who went into this contact lately, each with a way back. */
export function MergesSection({ contact }: { readonly contact: ContactDetails }): ReactNode {
  const { t, i18n } = useTranslation('contacts');
  if (contact.merges.length === 0) return null;
  return (
    <section className="contact-section" aria-label={t('merge.past')}>
      <h3 className="contact-section-title">{t('merge.past')}</h3>
      <ul role="list">
        {contact.merges.map(({ id, goneName, mergedAt }) => (
          <li key={id} className="contact-section-line">
            <span>
              {t('merge.line', { name: goneName, date: dayText(mergedAt, i18n.language) })}
            </span>
            <Button small icon="undo" onPress={() => void undoMerge(t, id)}>
              {t('merge.undo')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { DayField } from '../../../components/day-field';
import { TextArea, TextField } from '../../../components/text-field';
import type { ContactForm } from './contact-form';

type ConsentForm = ContactForm['consent'];

interface ConsentFieldsProps {
  readonly consent: ConsentForm;
  readonly isDateMissing: boolean;
  readonly isSourceMissing: boolean;
  readonly onChange: (consent: ConsentForm) => void;
}

/** That a person agreed to be texted: when, where, and to what. */
export function ConsentFields(props: ConsentFieldsProps): ReactNode {
  const { consent, isDateMissing, isSourceMissing, onChange } = props;
  const { t } = useTranslation('contacts');
  return (
    <section className="contact-section" aria-label={t('consent.title')}>
      <h3 className="contact-section-title">{t('consent.title')}</h3>
      {consent === null ? (
        <div className="contact-section-line">
          <span className="contact-soft">{t('consent.none')}</span>
          <Button
            small
            icon="add"
            onPress={() => {
              onChange({ givenOn: today(), source: '', wording: '' });
            }}
          >
            {t('consent.add')}
          </Button>
        </div>
      ) : (
        <>
          <div className="contact-grid">
            <DayField
              label={t('consent.date')}
              value={consent.givenOn}
              error={isDateMissing ? t('problem.consentDate') : null}
              onChange={(givenOn) => {
                onChange({ ...consent, givenOn });
              }}
            />
            <TextField
              label={t('consent.source')}
              placeholder={t('consent.sourceExample')}
              value={consent.source}
              maxLength={500}
              error={isSourceMissing ? t('problem.consentSource') : null}
              onChange={(source) => {
                onChange({ ...consent, source });
              }}
            />
          </div>
          <TextArea
            label={t('consent.wording')}
            rows={2}
            value={consent.wording}
            maxLength={10_000}
            onChange={(wording) => {
              onChange({ ...consent, wording });
            }}
          />
          <span>
            <Button
              small
              kind="quiet"
              onPress={() => {
                onChange(null);
              }}
            >
              {t('consent.remove')}
            </Button>
          </span>
        </>
      )}
    </section>
  );
}

/** Today where the user is, as `YYYY-MM-DD`. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

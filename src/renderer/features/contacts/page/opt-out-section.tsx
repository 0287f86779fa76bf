import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails, OptOut, OptOutLift } from '#shared/domain/contact';
import type { E164 } from '#shared/domain/phone';
import { Button } from '../../../components/button';
import { TextField } from '../../../components/text-field';
import { bridge } from '../../../lib/bridge';
import { readable, usePhone } from '../../../lib/phone';
import { LiftDialog } from '../opt-outs/lift-dialog';
import { dayText } from '../day-text';
import { optOut } from './page-actions';

/** Whether the contact may be texted: records that somebody asked to stop, and takes it back. */
export function OptOutSection({ contact }: { readonly contact: ContactDetails }): ReactNode {
  const { t } = useTranslation('contacts');
  const [how, setHow] = useState('');
  const [lifted, setLifted] = useState<E164 | null>(null);
  const lifts = useLifts(contact);
  const isWhole = contact.optOuts.length >= contact.numbers.length;
  return (
    <section className="contact-section" aria-label={t('optOut.title')}>
      <h3 className="contact-section-title">{t('optOut.title')}</h3>
      {contact.optOuts.length > 0 && (
        <ul role="list" className="contact-opt-outs">
          {contact.optOuts.map((one) => (
            <OptOutLine
              key={one.e164}
              optOut={one}
              onLift={() => {
                setLifted(one.e164);
              }}
            />
          ))}
        </ul>
      )}
      {!isWhole && contact.deletedAt === null && (
        <div className="contact-opt-out-form">
          <TextField
            label={t('optOut.how')}
            placeholder={t('optOut.howExample')}
            value={how}
            maxLength={500}
            onChange={setHow}
          />
          <Button
            onPress={() => {
              setHow('');
              void optOut(t, contact, how.trim() === '' ? t('optOut.usual') : how);
            }}
          >
            {t('optOut.action')}
          </Button>
        </div>
      )}
      {lifts.length > 0 && <Lifts lifts={lifts} />}
      {lifted !== null && (
        <LiftDialog
          e164={lifted}
          onClose={() => {
            setLifted(null);
          }}
        />
      )}
    </section>
  );
}

function OptOutLine({
  optOut: { e164, optedOutAt, how },
  onLift,
}: {
  readonly optOut: OptOut;
  readonly onLift: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('contacts');
  const number = readable(usePhone(), e164);
  return (
    <li className="contact-section-line">
      <span className="contact-opt-out">
        <span className="contact-opt-out-number">{number}</span>
        <span className="contact-soft">
          {[dayText(optedOutAt, i18n.language), how].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <Button small onPress={onLift}>
        {t('lift.action')}
        <span className="visually-hidden"> {number}</span>
      </Button>
    </li>
  );
}

function Lifts({ lifts }: { readonly lifts: readonly OptOutLift[] }): ReactNode {
  const { t, i18n } = useTranslation('contacts');
  const phone = usePhone();
  return (
    <ul role="list" className="contact-lifts" aria-label={t('lift.before')}>
      {lifts.map(({ e164, liftedAt, reason }) => (
        <li key={`${e164} ${String(liftedAt)}`} className="contact-soft">
          {t('lift.line', {
            number: readable(phone, e164),
            date: dayText(liftedAt, i18n.language),
            reason,
          })}
        </li>
      ))}
    </ul>
  );
}

/** Opt-outs of the contact's numbers that were taken back. */
function useLifts({ numbers, optOuts }: ContactDetails): readonly OptOutLift[] {
  const [lifts, setLifts] = useState<readonly OptOutLift[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void Promise.all(numbers.map(({ e164 }) => bridge.listOptOutLifts({ e164 }))).then(
      (answers) => {
        if (isCurrent) setLifts(answers.flatMap((answer) => (answer.ok ? answer.value : [])));
      },
    );
    return () => {
      isCurrent = false;
    };
    // A lifted opt-out is one less.
  }, [numbers, optOuts]);
  return lifts;
}

import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icons';
import type { ContactForm } from './contact-form';
import '../../../components/field.css';
import '../../../components/select.css';

type Birthday = ContactForm['birthday'];

interface BirthdayFieldProps {
  readonly birthday: Birthday;
  readonly isWrong: boolean;
  readonly onChange: (birthday: Birthday) => void;
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** A birthday in three parts, since many people tell the day but not the year. */
export function BirthdayField({ birthday, isWrong, onChange }: BirthdayFieldProps): ReactNode {
  const { t, i18n } = useTranslation('contacts');
  const id = useId();
  const nameOf = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const common = {
    className: 'field-input',
    'aria-invalid': isWrong,
    'aria-describedby': isWrong ? `${id}-error` : undefined,
  };
  const digits = (text: string, most: number): string => text.replace(/\D/g, '').slice(0, most);
  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="field-label">
        {t('birthday.label')}
      </span>
      <div className="birthday">
        <input
          {...common}
          aria-label={t('birthday.day')}
          placeholder={t('birthday.day')}
          inputMode="numeric"
          value={birthday.day}
          onChange={(event) => {
            onChange({ ...birthday, day: digits(event.target.value, 2) });
          }}
        />
        <span className="select">
          <select
            {...common}
            aria-label={t('birthday.month')}
            value={birthday.month}
            onChange={(event) => {
              onChange({ ...birthday, month: event.target.value });
            }}
          >
            <option value="">{t('birthday.month')}</option>
            {months.map((month) => (
              <option key={month} value={String(month)}>
                {nameOf.format(Date.UTC(2000, month - 1, 1))}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" />
        </span>
        <input
          {...common}
          aria-label={t('birthday.year')}
          placeholder={t('birthday.year')}
          inputMode="numeric"
          value={birthday.year}
          onChange={(event) => {
            onChange({ ...birthday, year: digits(event.target.value, 4) });
          }}
        />
      </div>
      {isWrong && (
        <div id={`${id}-error`} className="field-error">
          {t('problem.birthday')}
        </div>
      )}
    </div>
  );
}

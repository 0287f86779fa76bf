import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftRecipient } from '#shared/domain/draft';
import {
  scheduleRepeats,
  type RecipientTime,
  type ScheduleRepeat,
  type ScheduleTime,
} from '#shared/domain/scheduled';
import type { AppError } from '#shared/errors';
import { bridge } from '../lib/bridge';
import { placeOf, timeIn } from '../lib/local-time';
import { readable, usePhone } from '../lib/phone';
import { TimeChoice } from './time-choice';
import './schedule-fields.css';

interface ScheduleFieldsProps {
  readonly accountId: string;
  readonly recipients: readonly DraftRecipient[];
  readonly time: ScheduleTime;
  readonly onTime: (time: ScheduleTime) => void;
  /** What can be chosen; all where it is missing. */
  readonly repeats?: readonly ScheduleRepeat[];
}

/** A time for a text: day and time, by whose clock, how often; and when each recipient gets it. */
export function ScheduleFields(props: ScheduleFieldsProps): ReactNode {
  const { accountId, recipients, time, onTime, repeats = scheduleRepeats } = props;
  const { t, i18n } = useTranslation('compose');
  const preview = usePreview(accountId, recipients, time);
  return (
    <div className="schedule-fields">
      <TimeChoice
        time={time}
        onTime={onTime}
        repeats={repeats}
        error={preview.error === null || time.at === '' ? null : t('later.invalid')}
      />
      <Preview times={preview.times} recipients={recipients} language={i18n.language} />
    </div>
  );
}

interface PreviewState {
  readonly times: readonly RecipientTime[];
  readonly error: AppError | null;
}

function usePreview(
  accountId: string,
  recipients: readonly DraftRecipient[],
  time: ScheduleTime,
): PreviewState {
  const [state, setState] = useState<PreviewState>({ times: [], error: null });
  useEffect(() => {
    let isCurrent = true;
    const people = recipients.map(({ e164, contactId }) => ({ e164, contactId }));
    void bridge.previewSchedule({ accountId, recipients: people, time }).then((answer) => {
      if (!isCurrent) return;
      setState(
        answer.ok ? { times: answer.value, error: null } : { times: [], error: answer.error },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [accountId, recipients, time]);
  return state;
}

function Preview({
  times,
  recipients,
  language,
}: {
  readonly times: readonly RecipientTime[];
  readonly recipients: readonly DraftRecipient[];
  readonly language: string;
}): ReactNode {
  const { t } = useTranslation('compose');
  const phone = usePhone();
  return (
    <ul className="schedule-preview" role="list" aria-label={t('later.preview')} aria-live="polite">
      {times.map(({ e164, at, change, guess, allowedAt }) => {
        const recipient = recipients.find((one) => one.e164 === e164);
        const name = recipient?.name ?? readable(phone, e164);
        const place = placeOf(guess.zone);
        return (
          <li key={e164}>
            <span className="schedule-preview-name">{name}</span>
            {at === null
              ? t('later.noTime')
              : t('later.when', { time: timeIn(at, guess.zone, language), place })}
            {at !== null && guess.from !== 'own' && <> · {t(`later.guess.${guess.from}`)}</>}
            {change !== 'none' && <> · {t(`later.change.${change}`)}</>}
            {at !== null && allowedAt !== null && allowedAt > at && <> · {t('later.quietThen')}</>}
          </li>
        );
      })}
    </ul>
  );
}

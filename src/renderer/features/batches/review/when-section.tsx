import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BatchReview } from '#shared/domain/batch';
import { Checkbox } from '../../../components/checkbox';
import { Choices } from '../../../components/choices';
import { DateField } from '../../../components/date-field';
import { TimeField } from '../../../components/time-field';
import { dayAndTime, durationWords } from '../batch-words';
import { editDraft } from '../wizard/draft-store';
import { setBeginning, setTimeWrong, useReview } from './review-store';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A time as the platform's fields take it, in this computer's time zone. */
function fieldsOf(at: number): { readonly day: string; readonly time: string } {
  const date = new Date(at);
  return {
    day: `${String(date.getFullYear())}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`,
    time: `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`,
  };
}

/** The time that two fields say; `null` where they say none. */
function timeOf(day: string, time: string): number | null {
  const at = new Date(`${day}T${time}`).getTime();
  return day === '' || time === '' || Number.isNaN(at) ? null : at;
}

const hourMs = 3_600_000;

/** When the batch begins, in which waves it goes, and how long that takes. */
export function WhenSection({
  batch,
  review,
}: {
  readonly batch: Batch;
  readonly review: BatchReview;
}): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const notBeforeAt = useReview((state) => state.notBeforeAt);
  const [fields, setFields] = useState(() => (notBeforeAt === null ? null : fieldsOf(notBeforeAt)));
  // What goes at another time than was asked for waits for the end of quiet hours.
  const isHeldByQuiet = review.waves.some(({ at }) => at !== null && at !== notBeforeAt);
  const [isPast, setIsPast] = useState(false);

  function change(next: typeof fields): void {
    setFields(next);
    const begin = next && timeOf(next.day, next.time);
    const isOver = begin !== null && begin < Date.now();
    setIsPast(isOver);
    // A field that is half typed says no time; only the other choice says `at once`.
    if (isOver || (next !== null && begin === null)) setTimeWrong();
    else setBeginning(begin);
  }

  return (
    <section className="batch-card card">
      <Choices
        label={t('when.title')}
        value={fields === null ? 'now' : 'later'}
        choices={[
          { value: 'now', label: t('when.now') },
          { value: 'later', label: t('when.later') },
        ]}
        onChange={(chosen) => {
          change(chosen === 'now' ? null : fieldsOf(Date.now() + hourMs));
        }}
      />
      {fields !== null && (
        <div className="batch-when">
          <DateField
            label={t('when.day')}
            error={isPast ? t('when.past') : null}
            value={fields.day}
            onChange={(day) => {
              change({ ...fields, day });
            }}
          />
          <TimeField
            label={t('when.time')}
            value={fields.time}
            onChange={(time) => {
              change({ ...fields, time });
            }}
          />
        </div>
      )}
      {review.going > 0 && (
        <ul className="batch-waves">
          {review.waves.map((wave) => (
            <li key={wave.at ?? 0}>
              {wave.at === null
                ? t('when.waveNow', {
                    count: wave.count,
                    number: wave.count.toLocaleString(i18n.language),
                  })
                : t('when.waveAt', {
                    count: wave.count,
                    number: wave.count.toLocaleString(i18n.language),
                    time: dayAndTime(wave.at, i18n.language),
                  })}
            </li>
          ))}
        </ul>
      )}
      {isHeldByQuiet && <p className="batch-hint">{t('when.quiet')}</p>}
      {review.going > 0 && (
        <p className="batch-hint">
          {t('when.duration', { duration: durationWords(t, review.durationMs) })}
        </p>
      )}
      <Checkbox
        label={t('review.goesOn')}
        description={t('review.goesOnHint')}
        isSelected={batch.goesOn}
        onChange={(goesOn) => {
          editDraft({ goesOn });
        }}
      />
    </section>
  );
}

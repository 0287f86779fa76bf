import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BatchReview } from '#shared/domain/batch';
import { scheduleRepeats, type ScheduleTime } from '#shared/domain/scheduled';
import { Checkbox } from '../../../components/checkbox';
import { Choices } from '../../../components/choices';
import { TimeChoice } from '../../../components/time-choice';
import { localTime } from '../../../lib/local-time';
import { dayAndTime, durationWords } from '../batch-words';
import { editDraft } from '../wizard/draft-store';
import { setQuiet, setTime, useReview } from './review-store';

const hourMs = 3_600_000;

/** When the batch goes and whether it repeats, in which waves it goes, and how long that takes. */
export function WhenSection({
  batch,
  review,
}: {
  readonly batch: Batch;
  readonly review: BatchReview;
}): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const { time, isTimeWrong } = useReview();
  const number = (value: number): string => value.toLocaleString(i18n.language);
  return (
    <section className="batch-card card">
      <Choices
        label={t('when.title')}
        value={time === null ? 'now' : 'later'}
        choices={[
          { value: 'now', label: t('when.now') },
          { value: 'later', label: t('when.later') },
        ]}
        onChange={(chosen) => {
          const at = localTime(Date.now() + hourMs);
          setTime(chosen === 'now' ? null : { at, clock: 'own', repeat: 'once' });
        }}
      />
      {time !== null && (
        <>
          <TimeChoice
            time={time}
            onTime={setTime}
            // What stands in a list would never change: those people are to have a tag.
            repeats={batch.draft.source?.kind === 'list' ? ['once'] : scheduleRepeats}
            error={isTimeWrong && time.at !== '' ? t('when.past') : null}
          />
          <RepeatHint time={time} />
        </>
      )}
      {review.going > 0 && review.waves.length > 0 && (
        <ul className="batch-waves">
          {review.waves.slice(0, mostWaves).map(({ at, count }) => (
            <li key={at ?? 0}>
              {at === null
                ? t('when.waveNow', { count, number: number(count) })
                : t('when.waveAt', {
                    count,
                    number: number(count),
                    time: dayAndTime(at, i18n.language),
                  })}
            </li>
          ))}
          {review.waves.length > mostWaves && <li>{t('when.moreWaves')}</li>}
        </ul>
      )}
      {review.quiet > 0 && <QuietChoice batch={batch} count={review.quiet} />}
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

/** By the recipients' clocks there may be one for each zone. */
const mostWaves = 8;

function RepeatHint({ time: { repeat } }: { readonly time: ScheduleTime }): ReactNode {
  const { t } = useTranslation('batches');
  if (repeat === 'once') return null;
  return (
    <p className="batch-hint">
      {repeat === 'birthday' && `${t('when.birthdays')} `}
      {t('when.repeats')}
    </p>
  );
}

/** Marketing keeps quiet hours; everything else is the user's to decide. */
function QuietChoice({
  batch,
  count,
}: {
  readonly batch: Batch;
  readonly count: number;
}): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const quiet = useReview((state) => state.quiet);
  const number = count.toLocaleString(i18n.language);
  if (batch.draft.purpose === 'marketing') {
    return <p className="batch-hint">{t('when.quietMarketing', { count, number })}</p>;
  }
  return (
    <Choices
      label={t('when.quiet', { count, number })}
      value={quiet}
      choices={[
        { value: 'when-allowed', label: t('when.quietWait') },
        { value: 'send-anyway', label: t('when.quietAnyway') },
      ]}
      onChange={setQuiet}
    />
  );
}

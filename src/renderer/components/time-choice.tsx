import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { scheduleRepeats, type ScheduleRepeat, type ScheduleTime } from '#shared/domain/scheduled';
import { clockTime, localTime, quickTimes } from '../lib/local-time';
import { Button } from './button';
import { DayField } from './day-field';
import { Select } from './select';
import './schedule-fields.css';

interface TimeChoiceProps {
  readonly time: ScheduleTime;
  readonly onTime: (time: ScheduleTime) => void;
  /** What can be chosen; all where it is missing. */
  readonly repeats?: readonly ScheduleRepeat[];
  /** What is wrong with the day and time; `null` while nothing is. */
  readonly error: string | null;
}

/** A day and a time, by whose clock, and how often. */
export function TimeChoice(props: TimeChoiceProps): ReactNode {
  const { time, onTime, repeats = scheduleRepeats, error } = props;
  const { t, i18n } = useTranslation('compose');
  const [now] = useState(() => Date.now());
  return (
    <>
      <div className="schedule-quick" role="group" aria-label={t('later.quick')}>
        {quickTimes(now).map(({ id, at }) => (
          <Button
            key={id}
            small
            onPress={() => {
              onTime({ ...time, at: localTime(at) });
            }}
          >
            {t(`later.${id}`, { time: clockTime(at, i18n.language) })}
          </Button>
        ))}
      </div>
      <DayField
        withTime
        label={t('later.at')}
        value={time.at}
        error={error}
        onChange={(at) => {
          onTime({ ...time, at });
        }}
      />
      <Select
        label={t('later.clock')}
        value={time.clock}
        options={[
          { value: 'own', label: t('later.own') },
          { value: 'recipient', label: t('later.recipient') },
        ]}
        onChange={(clock) => {
          onTime({ ...time, clock: clock === 'recipient' ? 'recipient' : 'own' });
        }}
      />
      {repeats.length > 1 && (
        <Select
          label={t('later.repeat')}
          value={time.repeat}
          options={repeats.map((value) => ({ value, label: t(`later.repeats.${value}`) }))}
          onChange={(value) => {
            const repeat = repeats.find((one) => one === value);
            if (repeat !== undefined) onTime({ ...time, repeat });
          }}
        />
      )}
    </>
  );
}

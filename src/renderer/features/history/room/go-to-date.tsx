import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { DayField } from '../../../components/day-field';
import { goToTime } from '../history-store';
import { dateOf, dayStart } from './filter-parts';

const jumps = [
  { id: 'week', days: 7 },
  { id: 'month', days: 30 },
  { id: 'year', days: 365 },
] as const;

/** Asks for a day and goes to the last message of it, or to the last one before. */
export function GoToDate({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('log');
  const [today] = useState(() => dateOf(Date.now()));
  const [date, setDate] = useState(today);
  function go(daysAgo: number, from: string): void {
    const before = dayStart(from, 1 - daysAgo);
    if (before === null) return;
    onClose();
    void goToTime(before);
  }
  return (
    <form
      className="go-to-date"
      onSubmit={(event) => {
        event.preventDefault();
        go(0, date);
      }}
    >
      <div className="go-to-date-line">
        <DayField label={t('goTo.day')} value={date} onChange={setDate} />
        <Button kind="primary" type="submit" isDisabled={dayStart(date) === null}>
          {t('goTo.go')}
        </Button>
      </div>
      <div className="go-to-date-jumps">
        {jumps.map(({ id, days }) => (
          <Button
            key={id}
            small
            onPress={() => {
              go(days, today);
            }}
          >
            {t(`goTo.${id}`)}
          </Button>
        ))}
      </div>
    </form>
  );
}

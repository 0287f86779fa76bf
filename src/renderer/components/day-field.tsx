import { useId, type ReactNode } from 'react';
import './field.css';

interface DayFieldProps {
  readonly label: string;
  /** Asks for a time of day too. */
  readonly withTime?: boolean;
  /** What is wrong with the value; `null` while nothing is. */
  readonly error?: string | null;
  /** `YYYY-MM-DD`, with a time `YYYY-MM-DDTHH:MM`; empty while it is not whole. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day of the calendar: the platform's own control, which writes it as the desktop does. */
export function DayField(props: DayFieldProps): ReactNode {
  const { label, withTime = false, error = null, value, onChange } = props;
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type={withTime ? 'datetime-local' : 'date'}
        className="field-input"
        value={value}
        max={withTime ? '9998-12-31T23:59' : '9999-12-31'}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {error !== null && (
        <div id={`${id}-error`} className="field-error">
          {error}
        </div>
      )}
    </div>
  );
}

import { useId, type ReactNode } from 'react';
import './field.css';

interface DateFieldProps {
  readonly label: string;
  /** What is wrong with the value; `null` while nothing is. */
  readonly error?: string | null;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day of the calendar: the platform's own control, which writes it as the desktop does. */
export function DateField({ label, error = null, value, onChange }: DateFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="field-input"
        value={value}
        max="9999-12-31"
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

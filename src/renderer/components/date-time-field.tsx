import { useId, type ReactNode } from 'react';
import './field.css';

interface DateTimeFieldProps {
  readonly label: string;
  /** `YYYY-MM-DDTHH:MM`, or empty while it is not whole. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
}

/** A day and a time: the platform's own control, which writes both as the desktop does. */
export function DateTimeField({
  label,
  value,
  onChange,
  error = null,
}: DateTimeFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="datetime-local"
        className="field-input"
        value={value}
        max="9998-12-31T23:59"
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

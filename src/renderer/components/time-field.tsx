import { useId, type ReactNode } from 'react';
import './field.css';

interface TimeFieldProps {
  readonly label: string;
  /** `HH:MM`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A time of day: the platform's own control, which writes it as the desktop does. */
export function TimeField({ label, value, onChange }: TimeFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="time"
        className="field-input"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}

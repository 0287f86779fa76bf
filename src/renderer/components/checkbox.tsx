import { useId, type ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { Icon } from './icons';
import './checkbox.css';
import './field.css';

interface CheckboxProps {
  readonly label: string;
  readonly description?: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** A choice that takes effect with the form's button; what takes effect at once is a switch. */
export function Checkbox({ label, description, isSelected, onChange }: CheckboxProps): ReactNode {
  const id = useId();
  return (
    <AriaCheckbox
      className="checkbox"
      isSelected={isSelected}
      onChange={onChange}
      aria-labelledby={id}
      {...(description !== undefined && { 'aria-describedby': `${id}-description` })}
    >
      <span className="checkbox-box">
        <Icon name="arrived" />
      </span>
      <span className="checkbox-text">
        <span id={id}>{label}</span>
        {description !== undefined && (
          <span id={`${id}-description`} className="field-description">
            {description}
          </span>
        )}
      </span>
    </AriaCheckbox>
  );
}

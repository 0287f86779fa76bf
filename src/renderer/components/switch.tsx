import { useId, type ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import './field.css';
import './switch.css';

interface SwitchProps {
  readonly label: string;
  readonly description?: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** Something that is on or off and takes effect at once. */
export function Switch({
  label,
  description,
  isSelected,
  onChange,
  isDisabled = false,
}: SwitchProps): ReactNode {
  const id = useId();
  return (
    <AriaSwitch
      className="switch"
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      aria-labelledby={id}
      {...(description !== undefined && { 'aria-describedby': `${id}-description` })}
    >
      <span className="switch-track" />
      <span className="switch-text">
        <span id={id}>{label}</span>
        {description !== undefined && (
          <span id={`${id}-description`} className="field-description">
            {description}
          </span>
        )}
      </span>
    </AriaSwitch>
  );
}

import type { ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
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
export function Switch(props: SwitchProps): ReactNode {
  const { label, description, isSelected, onChange, isDisabled = false } = props;
  return (
    <SwitchField
      className="switch-field"
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <SwitchButton className="switch">
        <span className="switch-track" />
        <span>{label}</span>
      </SwitchButton>
      {description !== undefined && (
        <Text slot="description" className="field-description switch-description">
          {description}
        </Text>
      )}
    </SwitchField>
  );
}

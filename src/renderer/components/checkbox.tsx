import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { Text } from 'react-aria-components/Text';
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
  return (
    <CheckboxField className="checkbox" isSelected={isSelected} onChange={onChange}>
      <CheckboxButton className="checkbox-button">
        <span className="checkbox-box">
          <Icon name="arrived" />
        </span>
        <span>{label}</span>
      </CheckboxButton>
      {description !== undefined && (
        <Text slot="description" className="field-description checkbox-description">
          {description}
        </Text>
      )}
    </CheckboxField>
  );
}

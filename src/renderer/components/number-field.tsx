import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField';
import { Text } from 'react-aria-components/Text';
import { Icon } from './icons';
import './button.css';
import './field.css';
import './number-field.css';

interface NumberFieldProps {
  readonly label: string;
  readonly description?: ReactNode;
  /** Shown after the number. */
  readonly unit?: string;
  readonly value: number;
  readonly minValue: number;
  readonly maxValue: number;
  /** Called when a whole number stands there: on a step, on Enter and when the field is left. */
  readonly onChange: (value: number) => void;
}

/** A whole number between two bounds, typed or stepped. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, description, unit, value, minValue, maxValue, onChange } = props;
  return (
    <AriaNumberField
      className="field"
      value={value}
      minValue={minValue}
      maxValue={maxValue}
      step={1}
      formatOptions={{ maximumFractionDigits: 0 }}
      onChange={(next) => {
        if (Number.isInteger(next)) onChange(next);
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className="number-field">
        <Button slot="decrement" className="button button-secondary button-icon">
          <Icon name="minus" />
        </Button>
        <Input className="field-input" autoComplete="off" />
        <Button slot="increment" className="button button-secondary button-icon">
          <Icon name="add" />
        </Button>
        {unit !== undefined && <span className="number-field-unit">{unit}</span>}
      </div>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
    </AriaNumberField>
  );
}

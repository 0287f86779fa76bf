import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import './choices.css';
import './field.css';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  /** `null` while nothing is chosen. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
}

/** One of a few choices that need some words each, all of them in sight (role `radiogroup`). */
export function Choices<Value extends string>(props: ChoicesProps<Value>): ReactNode {
  const { label, choices, value, onChange } = props;
  return (
    <RadioGroup
      className="field"
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((candidate) => candidate.value === chosen);
        if (choice !== undefined) onChange(choice.value);
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className="choices">
        {choices.map((choice) => (
          <RadioField key={choice.value} value={choice.value} className="choice-field">
            <RadioButton className="choice">
              <span className="choice-mark" />
              <span className="choice-label">{choice.label}</span>
            </RadioButton>
            {choice.description !== undefined && (
              <Text slot="description" className="field-description choice-description">
                {choice.description}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}

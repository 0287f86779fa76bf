import { useState, type ReactNode, type Ref } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Icon } from './icons';
import './button.css';
import './field.css';
import './secret-field.css';

interface SecretFieldProps {
  readonly label: string;
  /** The toggle's name; it reads the same whether the secret shows or not. */
  readonly showLabel: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A key to paste: hidden unless asked, kept out of autofill, spell-checking and word suggestions. */
export function SecretField(props: SecretFieldProps): ReactNode {
  const { label, showLabel, description, error = null, value, onChange } = props;
  const { isReadOnly = false, autoFocus = false, inputRef } = props;
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      className="field"
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      isReadOnly={isReadOnly}
      isInvalid={error !== null}
      autoFocus={autoFocus}
      validationBehavior="aria"
    >
      <Label className="field-label">{label}</Label>
      <div className="secret-field">
        <Input
          className="field-input"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={1000}
          {...(inputRef !== undefined && { ref: inputRef })}
        />
        <ToggleButton
          className="button button-quiet button-small button-icon"
          aria-label={showLabel}
          isSelected={isShown}
          onChange={setIsShown}
        >
          <Icon name={isShown ? 'hide' : 'show'} />
        </ToggleButton>
      </div>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}

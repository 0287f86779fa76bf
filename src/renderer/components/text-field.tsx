import type { ClipboardEvent, ReactNode, Ref } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';
import './field.css';

interface FieldProps extends Pick<
  TextFieldProps,
  | 'autoFocus'
  | 'isDisabled'
  | 'isReadOnly'
  | 'isRequired'
  | 'maxLength'
  | 'name'
  | 'onBlur'
  | 'onKeyDown'
  | 'spellCheck'
> {
  readonly label: ReactNode;
  /** Help below the field. */
  readonly description?: ReactNode;
  /** What is wrong with the value; `null` while nothing is. */
  readonly error?: ReactNode;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface TextFieldOwnProps extends FieldProps {
  readonly type?: 'text' | 'password' | 'url' | 'tel';
  readonly inputRef?: Ref<HTMLInputElement>;
}

interface TextAreaOwnProps extends FieldProps {
  readonly rows?: number;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  /** Takes what is pasted instead of the field where it is longer than a field can hold at ease. */
  readonly onLongPaste?: (text: string) => void;
}

/** A field with more characters in it than this holds the window up, for minutes in the worst case. */
const longestPaste = 10_000;

function Frame({
  field,
  children,
}: {
  readonly field: FieldProps & Pick<TextFieldProps, 'type'>;
  readonly children: ReactNode;
}): ReactNode {
  const { label, description, error = null, placeholder, ...rest } = field;
  return (
    <AriaTextField {...rest} className="field" isInvalid={error !== null} validationBehavior="aria">
      <Label className="field-label">{label}</Label>
      {children}
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}

/** A line of text with its label, help and error. */
export function TextField({ inputRef, ...field }: TextFieldOwnProps): ReactNode {
  const { placeholder } = field;
  return (
    <Frame field={field}>
      <Input
        className="field-input"
        autoComplete="off"
        {...(inputRef !== undefined && { ref: inputRef })}
        {...(placeholder !== undefined && { placeholder })}
      />
    </Frame>
  );
}

/** Several lines of text with their label, help and error. */
export function TextArea({ inputRef, rows, onLongPaste, ...field }: TextAreaOwnProps): ReactNode {
  const { placeholder } = field;
  const takeLong = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const text = event.clipboardData.getData('text');
    if (text.length <= longestPaste) return;
    event.preventDefault();
    onLongPaste?.(text);
  };
  return (
    <Frame field={field}>
      <AriaTextArea
        className="field-input"
        {...(onLongPaste !== undefined && { onPaste: takeLong })}
        {...(rows !== undefined && { rows })}
        {...(inputRef !== undefined && { ref: inputRef })}
        {...(placeholder !== undefined && { placeholder })}
      />
    </Frame>
  );
}

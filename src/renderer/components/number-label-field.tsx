import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numberLabel } from '#shared/i18n/number-label';
import { TextField } from './text-field';

interface NumberLabelFieldProps {
  readonly label: ReactNode;
  readonly placeholder?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
}

/** What a number is, such as mobile: in the user's language, and while it is typed as it is typed. */
export function NumberLabelField({ value, onChange, ...field }: NumberLabelFieldProps): ReactNode {
  const { t } = useTranslation('common');
  const [isTyped, setIsTyped] = useState(false);
  return (
    <TextField
      {...field}
      value={isTyped ? value : numberLabel(t, value)}
      onChange={(typed) => {
        setIsTyped(true);
        onChange(typed);
      }}
      onBlur={() => {
        setIsTyped(false);
      }}
    />
  );
}

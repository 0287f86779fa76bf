import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { Icon } from './icons';
import './button.css';
import './field.css';
import './search-field.css';

interface SearchFieldProps {
  /** Its accessible name and its placeholder. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

/** A field that filters what is below it; Escape and its button empty it. */
export function SearchField({ label, value, onChange, autoFocus }: SearchFieldProps): ReactNode {
  return (
    <AriaSearchField
      className="search-field"
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(autoFocus !== undefined && { autoFocus })}
    >
      <Icon name="search" />
      <Input className="field-input" placeholder={label} autoComplete="off" spellCheck={false} />
      <Button className="button button-quiet button-small button-icon">
        <Icon name="close" />
      </Button>
    </AriaSearchField>
  );
}

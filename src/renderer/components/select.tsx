import { useId, type ReactNode, type Ref } from 'react';
import { Icon } from './icons';
import './field.css';
import './select.css';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly isDisabled?: boolean;
}

/** Options under a heading; an empty `label` means none. */
export interface SelectGroup {
  readonly label: string;
  readonly options: readonly SelectOption[];
}

interface SelectProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options?: readonly SelectOption[];
  readonly groups?: readonly SelectGroup[];
  /** Shown while `value` is empty. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly selectRef?: Ref<HTMLSelectElement>;
}

function Options({ options }: { readonly options: readonly SelectOption[] }): ReactNode {
  return options.map(({ value, label, isDisabled = false }) => (
    <option key={value} value={value} disabled={isDisabled}>
      {label}
    </option>
  ));
}

/**
 * One of a few choices (role `combobox`).
 *
 * The platform's own control: it is light, its list may be larger than the small window, and every
 * screen reader and typed letter works as people know it.
 */
export function Select(props: SelectProps): ReactNode {
  const { label, description, error = null, value, onChange } = props;
  const { options = [], groups = [], placeholder, isDisabled, autoFocus, selectRef } = props;
  const id = useId();
  const describedBy = [
    description === undefined ? '' : `${id}-description`,
    error === null ? '' : `${id}-error`,
  ].join(' ');
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="select">
        <select
          id={id}
          ref={selectRef}
          className="field-input"
          value={value}
          disabled={isDisabled}
          autoFocus={autoFocus}
          aria-invalid={error !== null}
          aria-describedby={describedBy.trim() === '' ? undefined : describedBy.trim()}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          {placeholder !== undefined && (
            <option value="" disabled hidden>
              {placeholder}
            </option>
          )}
          <Options options={options} />
          {groups.map((group) =>
            group.label === '' ? (
              <Options key="" options={group.options} />
            ) : (
              <optgroup key={group.label} label={group.label}>
                <Options options={group.options} />
              </optgroup>
            ),
          )}
        </select>
        <Icon name="chevronDown" />
      </div>
      {description !== undefined && (
        <div id={`${id}-description`} className="field-description">
          {description}
        </div>
      )}
      {error !== null && (
        <div id={`${id}-error`} className="field-error">
          {error}
        </div>
      )}
    </div>
  );
}

import { useEffect, useRef, type ReactNode } from 'react';
import './popup.css';

interface PopupOptionProps {
  /** For the field to point at. */
  readonly id: string;
  /** Whether it is the one that Enter takes. */
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** An option of a list that a field opens while the caret stays in it. */
export function PopupOption(props: PopupOptionProps): ReactNode {
  const { id, isActive, onChoose, children, className = '' } = props;
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);

  return (
    <li
      id={id}
      ref={ref}
      className={`popup-item ${className}`.trim()}
      role="option"
      aria-selected={isActive}
      data-focused={isActive || undefined}
      // The focus stays in the field, or leaving it would close the list before the click.
      onPointerDown={(event) => {
        event.preventDefault();
      }}
      onClick={onChoose}
    >
      {children}
    </li>
  );
}

import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import './checkbox.css';
import './list-line.css';

interface ListLineProps {
  readonly index: number;
  /** The accessible name of its checkbox. */
  readonly tickLabel: string;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly isTicked: boolean;
  readonly onOpen: (index: number) => void;
  /** `isRange`: with all between it and the one before. */
  readonly onTick: (index: number, isRange: boolean) => void;
  /** What stands at its end and is not pressed with it. */
  readonly marks?: ReactNode;
  readonly children: ReactNode;
}

/** A line of a room's list: press it to open it, tick it to do something with several. */
export function ListLine(props: ListLineProps): ReactNode {
  const { index, tickLabel, isActive, isOpen, isTicked, onOpen, onTick, marks, children } = props;
  const tick = (event: MouseEvent): void => {
    onTick(index, event.shiftKey);
  };
  return (
    <div className="list-line" data-open={isOpen || undefined} data-ticked={isTicked || undefined}>
      <input
        type="checkbox"
        className="tick"
        aria-label={tickLabel}
        tabIndex={-1}
        checked={isTicked}
        onClick={tick}
        readOnly
      />
      <button
        type="button"
        className="list-line-main"
        data-row-focus
        tabIndex={isActive ? 0 : -1}
        aria-current={isOpen || undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) tick(event);
          else onOpen(index);
        }}
      >
        {children}
      </button>
      {marks}
    </div>
  );
}

/** What the keys of a list do with what is ticked. */
interface TickKeys {
  /** Something is ticked. */
  readonly isAny: boolean;
  readonly onTick: (index: number, isRange: boolean) => void;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

/** Space ticks a line, Ctrl+A all, Escape takes the ticks; `true` where it was such a key. */
export function tickByKey(event: KeyboardEvent, index: number, keys: TickKeys): boolean {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key === 'a') keys.onAll();
  else if (event.key === ' ' && !isCommand) keys.onTick(index, event.shiftKey);
  else if (event.key === 'Escape' && keys.isAny) keys.onNone();
  else return false;
  event.preventDefault();
  return true;
}

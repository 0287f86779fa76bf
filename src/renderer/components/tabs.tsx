import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import './tabs.css';

interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface TabsProps<Id extends string> {
  /** The window's name, said to screen readers. */
  readonly title: string;
  /** What the tabs are for, said to screen readers. */
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** What stands beside the tabs. */
  readonly beside: ReactNode;
  /** What stands between the tabs and the view. */
  readonly above: ReactNode;
  /** The selected tab's view. */
  readonly children: ReactNode;
}

/**
 * Tabs of a window that has to be there at once: as in the ARIA Authoring Practices, with nothing
 * to load. The arrow keys, Home and End select; the view follows.
 */
export function Tabs<Id extends string>(props: TabsProps<Id>): ReactNode {
  const { title, label, items, selected, onSelect, beside, above, children } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const tabId = (tab: Id): string => `${id}-${tab}`;

  function onKeyDown(event: KeyboardEvent): void {
    const current = items.findIndex((item) => item.id === selected);
    const next = nextIndex(event.key, current, items.length);
    const item = next === null ? undefined : items[next];
    if (item === undefined) return;
    event.preventDefault();
    onSelect(item.id);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(tabId(item.id))}`)?.focus();
  }

  return (
    <div className="tabs">
      <header className="tabs-title">
        <h1 className="visually-hidden">{title}</h1>
        <div
          ref={list}
          className="tab-list"
          role="tablist"
          aria-label={label}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.id}
              id={tabId(item.id)}
              type="button"
              className="tab"
              role="tab"
              aria-selected={item.id === selected}
              aria-controls={item.id === selected ? `${id}-panel` : undefined}
              data-selected={item.id === selected || undefined}
              tabIndex={item.id === selected ? 0 : -1}
              onClick={() => {
                onSelect(item.id);
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
        {beside}
      </header>
      <main className="tabs-main">
        {above}
        <div
          id={`${id}-panel`}
          className="tab-panel"
          role="tabpanel"
          aria-labelledby={tabId(selected)}
        >
          {children}
        </div>
      </main>
    </div>
  );
}

function nextIndex(key: string, current: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (current + 1) % count;
    case 'ArrowLeft':
      return (current - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

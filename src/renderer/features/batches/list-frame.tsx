import type { CSSProperties, ReactNode } from 'react';

/** Gives a list that scrolls by itself its height: that of its rows, up to a limit. */
export function ListFrame({
  rows,
  children,
}: {
  readonly rows: number;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="batch-list-frame card" style={{ '--rows': rows } as CSSProperties}>
      {children}
    </div>
  );
}

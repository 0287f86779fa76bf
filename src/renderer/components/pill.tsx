import type { ReactNode } from 'react';
import './pill.css';

/** A word that marks what it stands beside, such as “Practice”. */
export function Pill({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className="pill">{children}</span>;
}

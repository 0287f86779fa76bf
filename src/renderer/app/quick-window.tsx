import type { ReactNode } from 'react';
import { useWindowReady } from '../lib/use-window-ready';

/** The popup: Compose, Contacts and History. */
export function QuickWindow(): ReactNode {
  useWindowReady();
  return null;
}

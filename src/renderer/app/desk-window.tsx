import type { ReactNode } from 'react';

/** The full window: onboarding, settings and what needs room. */
export function DeskWindow(): ReactNode {
  return null;
}

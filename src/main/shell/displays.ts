import { screen } from 'electron';
import type { Displays } from './placement';

/** The displays as they are now. */
export function currentDisplays(): Displays {
  return { primary: screen.getPrimaryDisplay(), all: screen.getAllDisplays() };
}

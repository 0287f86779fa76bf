import i18next from 'i18next';
import type { ComponentType } from 'react';
import type { WindowRole } from '#shared/contract/snapshot';
import { QuickWindow } from './quick-window';

/** Which window this page is, by its address: `?window=quick` or `?window=desk`. */
export function roleOf(search: string): WindowRole {
  return new URLSearchParams(search).get('window') === 'desk' ? 'desk' : 'quick';
}

/**
 * Loads a role's code. The quick window's is there at once, in one file with all that it needs, so
 * that it never loads the desk's.
 *
 * It is awaited before the first render instead of left to `lazy`: React holds back for 300 ms what
 * has once suspended, which was the longest part of the start.
 */
export async function loadWindow(role: WindowRole): Promise<ComponentType> {
  if (role === 'quick') return QuickWindow;
  const [{ DeskWindow }, { AriaLocale }, { addRoomStrings }] = await Promise.all([
    import('./desk-window'),
    import('../components/aria-locale'),
    import('#shared/i18n/room-strings'),
  ]);
  addRoomStrings(i18next);
  return function Desk() {
    return (
      <AriaLocale>
        <DeskWindow />
      </AriaLocale>
    );
  };
}

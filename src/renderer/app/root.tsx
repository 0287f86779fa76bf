import type { ComponentType, ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { WindowRole } from '#shared/contract/snapshot';
import { useSnapshot } from '../lib/snapshot-store';

/** Which window this page is, by its address: `?window=quick` or `?window=desk`. */
export function roleOf(search: string): WindowRole {
  return new URLSearchParams(search).get('window') === 'desk' ? 'desk' : 'quick';
}

/**
 * Loads a role's code: one chunk per role, so the quick window never loads the desk's.
 *
 * It is awaited before the first render instead of left to `lazy`: React holds back for 300 ms what
 * has once suspended, which was the longest part of the start.
 */
export async function loadWindow(role: WindowRole): Promise<ComponentType> {
  return role === 'desk'
    ? (await import('./desk-window')).DeskWindow
    : (await import('./quick-window')).QuickWindow;
}

/** The whole page of a window. */
export function Root({ content: Content }: { readonly content: ComponentType }): ReactNode {
  const language = useSnapshot((snapshot) => snapshot.language);
  return (
    <I18nProvider locale={language}>
      <Content />
    </I18nProvider>
  );
}

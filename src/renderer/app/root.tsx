import { lazy, Suspense, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { WindowRole } from '#shared/contract/snapshot';
import { useSnapshot } from '../lib/snapshot-store';

// One chunk per role: the quick window never loads the desk's code.
const importers = {
  quick: () => import('./quick-window'),
  desk: () => import('./desk-window'),
} as const;

const QuickWindow = lazy(async () => ({ default: (await importers.quick()).QuickWindow }));
const DeskWindow = lazy(async () => ({ default: (await importers.desk()).DeskWindow }));

/** Which window this page is, by its address: `?window=quick` or `?window=desk`. */
export function roleOf(search: string): WindowRole {
  return new URLSearchParams(search).get('window') === 'desk' ? 'desk' : 'quick';
}

/** Begins to load a role's code, so that it comes while the snapshot is fetched. */
export function preloadRole(role: WindowRole): void {
  void importers[role]();
}

/** The whole page of a window. */
export function Root({ role }: { readonly role: WindowRole }): ReactNode {
  const language = useSnapshot((snapshot) => snapshot.language);
  return (
    <I18nProvider locale={language}>
      <Suspense fallback={null}>{role === 'desk' ? <DeskWindow /> : <QuickWindow />}</Suspense>
    </I18nProvider>
  );
}

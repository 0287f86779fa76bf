import { screen } from '@testing-library/react';
import { vi } from 'vitest';
import { ImportRoom } from '../../../src/renderer/features/contact-import/import-room';
import { ImportDrop } from '../../../src/renderer/features/contact-import/import-drop';
import { emptyImport, useImport } from '../../../src/renderer/features/contact-import/import-store';
import {
  emptyPastImports,
  usePastImports,
} from '../../../src/renderer/features/contact-import/past-imports-store';
import { show, type Shown } from '../../support/render';

/** Shows the room for imports as it is when the window opens. */
export async function showImport(
  state: Parameters<typeof show>[1] = {},
): Promise<
  Shown & { readonly onContacts: ReturnType<typeof vi.fn>; readonly onExport: () => void }
> {
  useImport.setState(emptyImport, true);
  usePastImports.setState(emptyPastImports, true);
  const onContacts = vi.fn();
  const onExport = vi.fn();
  const shown = await show(
    <>
      <ImportRoom onContacts={onContacts} onExport={onExport} />
      <ImportDrop onDropped={vi.fn()} />
    </>,
    state,
  );
  return { ...shown, onContacts, onExport };
}

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
export const step = (name: string): Promise<HTMLElement> =>
  screen.findByRole('heading', { level: 2, name });
/** The region in which a room speaks; there may be several. */
export const spoken = (): string =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join(' ');

/** Chooses a file and waits for its columns. */
export async function toColumns({ user }: Shown): Promise<void> {
  await user.click(button('Choose a file…'));
  await step('What is in the columns?');
}

/** The same, and checks the rows. */
export async function toPreview(shown: Shown): Promise<void> {
  await toColumns(shown);
  await shown.user.click(button('Check the rows'));
  await step('What the import would do');
}

/** The same, and imports them. */
export async function toReport(shown: Shown): Promise<void> {
  await toPreview(shown);
  await shown.user.click(button('Import 1 row…'));
  await shown.user.click(button('Import'));
  await step('The import is done');
}

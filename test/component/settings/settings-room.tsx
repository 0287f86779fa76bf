import { screen, within } from '@testing-library/react';
import { Settings } from '../../../src/renderer/features/settings/settings';
import { loadPhone } from '../../../src/renderer/lib/phone';
import { aSnapshot } from '../../support/fixtures';
import { show, type Shown } from '../../support/render';

export async function showSettings(
  changes: Parameters<typeof aSnapshot>[0] = {},
  onAddAccount: () => void = () => undefined,
): Promise<Shown> {
  await loadPhone();
  return await show(<Settings onAddAccount={onAddAccount} />, { snapshot: aSnapshot(changes) });
}

/** What the room says was done. */
export function said(): string {
  const heading = screen.getByRole('heading', { level: 1 }).parentElement;
  if (heading === null) throw new Error('The heading stands alone');
  return within(heading).getByRole('status').textContent;
}

export function account(name: string): HTMLElement {
  return screen.getByRole('listitem', { name });
}

/** Opens an account's menu and presses an entry. */
export async function choose({ user }: Shown, name: string, entry: string): Promise<void> {
  await user.click(screen.getByRole('button', { name: `More for ${name}` }));
  await user.click(await screen.findByRole('menuitem', { name: entry }));
}

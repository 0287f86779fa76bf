import { screen } from '@testing-library/react';
import type { Connection } from '#shared/contract/channels';
import type { AccountKind } from '#shared/domain/account';
import { Onboarding } from '../../../src/renderer/features/onboarding/onboarding';
import { loadPhone } from '../../../src/renderer/lib/phone';
import { anAccount, aSnapshot } from '../../support/fixtures';
import { show, type Shown } from '../../support/render';

export const nowhere = (): void => undefined;
export const key = '1|a-key-that-was-pasted';

export async function showFirstRun(
  changes: Parameters<typeof aSnapshot>[0] = {},
  state: Parameters<typeof show>[1] = {},
): Promise<Shown> {
  await loadPhone();
  return await show(<Onboarding onBack={null} onContacts={nowhere} />, {
    snapshot: aSnapshot({ accounts: [], activeAccountId: null, ...changes }),
    ...state,
  });
}

export const provider = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Provider' });
export const apiKey = () => screen.getByLabelText<HTMLInputElement>('API key');
export const baseUrl = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Base URL' });
export const connect = () => screen.getByRole('button', { name: 'Connect' });

export async function fillAndConnect(
  { user }: Shown,
  { kind = 'famulor', url }: { kind?: AccountKind; url?: string } = {},
): Promise<void> {
  await user.selectOptions(provider(), kind);
  if (url !== undefined) await user.type(baseUrl(), url);
  await user.type(apiKey(), key);
  await user.click(connect());
}

export function aConnection(changes: Partial<Connection> = {}): Connection {
  const { identity, senders } = anAccount();
  return {
    connectionId: 'connection-1',
    identity,
    senders,
    sendersListed: true,
    keyPlace: 'keychain',
    ...changes,
  };
}

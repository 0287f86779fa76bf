import type { Accounts } from '../../accounts/accounts';
import type { Handlers } from '../dispatch';

type AccountChannels =
  | 'connectAccount'
  | 'finishAccount'
  | 'startPractice'
  | 'renameAccount'
  | 'chooseSender'
  | 'activateAccount'
  | 'refreshAccount'
  | 'replaceKey'
  | 'removeAccount';

/** Accounts over IPC. No answer ever holds a key. */
export function accountHandlers(accounts: Accounts): Pick<Handlers, AccountChannels> {
  return {
    connectAccount: (request) => accounts.connect(request),
    finishAccount: (request) => accounts.finish(request),
    startPractice: () => accounts.startPractice(),
    renameAccount: ({ accountId, label }) => accounts.rename(accountId, label),
    chooseSender: ({ accountId, senderId }) => accounts.chooseSender(accountId, senderId),
    activateAccount: ({ accountId }) => accounts.activate(accountId),
    refreshAccount: ({ accountId }) => accounts.refresh(accountId),
    replaceKey: (request) => accounts.replaceKey(request),
    removeAccount: ({ accountId }) => accounts.remove(accountId),
  };
}

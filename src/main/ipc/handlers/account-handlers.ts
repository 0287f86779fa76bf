import type { OnboardingDraft } from '#shared/contract/channels';
import { ok } from '#shared/result';
import type { Accounts } from '../../accounts/accounts';
import type { Handlers } from '../dispatch';

type AccountChannels =
  | 'connectAccount'
  | 'finishAccount'
  | 'startPractice'
  | 'loadOnboarding'
  | 'keepOnboarding'
  | 'renameAccount'
  | 'chooseSender'
  | 'changeSignOff'
  | 'activateAccount'
  | 'refreshAccount'
  | 'replaceKey'
  | 'removeAccount';

/** Accounts over IPC. No answer ever holds a key. */
export function accountHandlers(accounts: Accounts): Pick<Handlers, AccountChannels> {
  let onboarding: OnboardingDraft | null = null;
  return {
    connectAccount: (request) => accounts.connect(request),
    finishAccount: (request) => accounts.finish(request),
    startPractice: () => accounts.startPractice(),
    loadOnboarding: () => ok(onboarding),
    keepOnboarding: ({ draft }) => {
      onboarding = draft;
      return ok(null);
    },
    renameAccount: ({ accountId, label }) => accounts.rename(accountId, label),
    chooseSender: ({ accountId, senderId }) => accounts.chooseSender(accountId, senderId),
    changeSignOff: ({ accountId, signOff }) => accounts.changeSignOff(accountId, signOff),
    activateAccount: ({ accountId }) => accounts.activate(accountId),
    refreshAccount: ({ accountId }) => accounts.refresh(accountId),
    replaceKey: (request) => accounts.replaceKey(request),
    removeAccount: ({ accountId }) => accounts.remove(accountId),
  };
}

import type { AccountView } from '#shared/domain/account';
import type { Say } from './use-save-settings';

/** What every dialog about an account gets; it is mounted only while it is open. */
export interface AccountDialogProps {
  readonly account: AccountView;
  /** The provider's name for sentences. */
  readonly provider: string;
  readonly onClose: () => void;
  readonly say: Say;
}

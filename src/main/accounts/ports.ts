import type { AccountIdentity, Sender } from '#shared/domain/account';
import type { AccountRecord } from '../settings/profile';

/** Where accounts live, without their keys. */
export interface AccountStore {
  list(): readonly AccountRecord[];
  activeId(): string | null;
  /** Writes accounts and the active one together. */
  save(accounts: readonly AccountRecord[], activeId: string | null): void;
  /** Keys that Connect stored and Finish has not claimed. */
  unclaimedKeyIds(): readonly string[];
  saveUnclaimedKeyIds(ids: readonly string[]): void;
}

/** What a provider told of a key. */
export interface Asked {
  readonly identity: AccountIdentity;
  /** `null` where the provider cannot list them. */
  readonly senders: readonly Sender[] | null;
}

/** The gateway inside the program; started at its first use. */
export interface PracticeAccess {
  access(): Promise<{ readonly baseUrl: string; readonly key: string }>;
}

import type { Money } from './money';

/** The kinds of account, in the order in which onboarding offers them. */
export const accountKinds = [
  'famulor',
  'autocalls',
  'famulor-platform',
  'white-label',
  'practice',
] as const;

export type AccountKind = (typeof accountKinds)[number];

/** What the provider's API expects, see `docs/` and `gateway/`. */
export type ApiFlavor = 'classic' | 'platform';

export interface AccountKindFacts {
  readonly flavor: ApiFlavor;
  /** The provider's own name, the same in every language; `null` where it depends on the account. */
  readonly brand: string | null;
  /** `null` where the user (white label) or the program (practice) names it. */
  readonly baseUrl: string | null;
  /** The longest text that the API takes, in UTF-16 code units. */
  readonly textLimit: number;
}

/** Facts about each kind of account that never change at run time. */
export const accountKindFacts: Readonly<Record<AccountKind, AccountKindFacts>> = {
  famulor: {
    flavor: 'classic',
    brand: 'Famulor',
    baseUrl: 'https://app.famulor.de/api',
    textLimit: 300,
  },
  autocalls: {
    flavor: 'classic',
    brand: 'Autocalls',
    baseUrl: 'https://app.autocalls.ai/api',
    textLimit: 300,
  },
  'famulor-platform': {
    flavor: 'platform',
    brand: 'Famulor Platform',
    baseUrl: 'https://app.famulor.io/api/v1',
    textLimit: 1600,
  },
  'white-label': { flavor: 'classic', brand: null, baseUrl: null, textLimit: 300 },
  practice: { flavor: 'classic', brand: null, baseUrl: null, textLimit: 300 },
};

/** One of the account's own numbers that can send. `id` is an integer (Classic) or a UUID (Platform) as text. */
export interface Sender {
  readonly id: string;
  /** E.164 where the provider names it. */
  readonly phoneNumber: string | null;
  readonly nickname: string | null;
}

/** What the provider says about the owner of a key. */
export interface AccountIdentity {
  readonly name: string | null;
  readonly email: string | null;
  /** The balance; its currency is `null` where the provider names none. */
  readonly balance: { readonly amountMicros: number; readonly currency: string | null } | null;
}

/** Where an account's key is: kept in the OS keychain, in memory until quit, gone, or not needed. */
export type KeyPlace = 'keychain' | 'memory' | 'missing' | 'not-needed';

/** An account as the renderer sees it: never with its key. */
export interface AccountView {
  readonly id: string;
  readonly kind: AccountKind;
  readonly label: string;
  readonly baseUrl: string;
  readonly textLimit: number;
  readonly senders: readonly Sender[];
  readonly senderId: string;
  readonly identity: AccountIdentity;
  readonly identityAt: number;
  readonly keyPlace: KeyPlace;
  /** Stands under each text that is sent from it; empty for none. */
  readonly signOff: string;
}

/** The last price that a provider named for one segment to a country. */
export interface SegmentPrice {
  readonly accountId: string;
  readonly country: string;
  readonly price: Money;
  readonly seenAt: number;
}

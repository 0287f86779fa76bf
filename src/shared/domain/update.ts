import type { AppError } from '../errors';

/**
 * Why the program does not update itself: it runs from its sources, its build names no feed or one
 * that is not to be trusted, nothing says who has to have signed an update (Windows), or somebody
 * else installs it.
 */
export const updateBlocks = [
  'development',
  'no-feed',
  'feed-insecure',
  'publisher-missing',
  'package-manager',
  'administrator',
  'read-only',
] as const;
export type UpdateBlock = (typeof updateBlocks)[number];

/** How far a newer version has come. */
export type UpdateState =
  | { readonly kind: 'off'; readonly why: UpdateBlock }
  /** `isNewest` once the feed has said so in this run. */
  | { readonly kind: 'idle'; readonly isNewest: boolean; readonly problem: AppError | null }
  | { readonly kind: 'checking' }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** Downloaded and verified; goes in when the program ends. */
  | {
      readonly kind: 'ready';
      readonly version: string;
      /** The user said “when I next quit”. */
      readonly isPostponed: boolean;
      /** Why it could not be installed. */
      readonly problem: AppError | null;
    }
  /** The user wants to restart, and messages are on their way. */
  | { readonly kind: 'waiting'; readonly version: string }
  | { readonly kind: 'restarting'; readonly version: string };

/** What the windows show of updates. */
export interface UpdateView {
  readonly state: UpdateState;
  /** When the feed last answered; `null` before the first time. */
  readonly checkedAt: number | null;
}

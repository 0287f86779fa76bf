import * as v from 'valibot';
import type { SegmentPrice } from '../domain/account';
import type { Draft } from '../domain/draft';
import { channel, id, nothing } from './channel';
import type { AppSnapshot } from './snapshot';

/**
 * What the quick window asks for while the program starts. Main has these schemas at once; making all
 * the others is work that no start waits for, see `docs/decisions/0010-start.md`.
 */
export const startChannels = {
  getSnapshot: channel<AppSnapshot>()(nothing),
  listPrices: channel<readonly SegmentPrice[]>()(v.strictObject({ accountId: id })),
  loadDraft: channel<Draft>()(nothing),
  /** Drafts that gave way to others, the last one last. */
  loadDisplaced: channel<readonly Draft[]>()(nothing),
  /** The window has painted and can be shown. */
  windowReady: channel<null>()(nothing),
};

import type { AppSnapshot, OutboxState, Platform, ShortcutState } from '#shared/contract/snapshot';
import type { Language } from '#shared/domain/settings';
import type { UpdateView } from '#shared/domain/update';
import type { Notices } from '../notices/notices';
import type { Unseen } from '../notices/unseen';
import type { ProfileStore } from '../settings/profile-store';
import type { Rooms } from './rooms';

export interface SnapshotParts {
  readonly version: string;
  readonly logFile: string;
  readonly platform: Platform;
  readonly language: () => Language;
  readonly profile: ProfileStore;
  readonly rooms: Pick<Rooms, 'accounts'>;
  readonly outbox: OutboxState;
  readonly shortcut: { state(): ShortcutState };
  readonly updates: UpdateView;
  readonly notices: Notices;
}

/** Everything small that the windows show, as it is now. */
export function takeSnapshot(parts: SnapshotParts): AppSnapshot {
  const { rooms } = parts;
  return {
    version: parts.version,
    logFile: parts.logFile,
    platform: parts.platform,
    language: parts.language(),
    settings: parts.profile.get().settings,
    accounts: rooms.accounts.list(),
    activeAccountId: rooms.accounts.activeId(),
    shortcut: parts.shortcut.state(),
    outbox: parts.outbox,
    updates: parts.updates,
    notices: parts.notices.list(),
  };
}

/** What the outbox is doing, and how many messages need the user. */
export function outboxState(
  rooms: Pick<Rooms, 'outbox' | 'messages' | 'scheduledCount'>,
  unseen: Pick<Unseen, 'count'>,
): OutboxState {
  const { unsettled, held } = rooms.messages.counts();
  const needsAttention = unsettled + held + unseen.count();
  const scheduled = rooms.scheduledCount();
  return { ...rooms.outbox.state(), scheduled, unsettled, needsAttention };
}

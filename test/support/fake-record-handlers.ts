import type { recordChannels } from '#shared/contract/record-channels';
import { ok } from '#shared/result';
import type { FakeHandlers } from './fake-bridge';

/** Exports and retention, as on a good day. */
export function fakeRecordHandlers(): Pick<FakeHandlers, keyof typeof recordChannels> {
  return {
    exportHistory: ({ format }) =>
      ok({ path: `/home/clara/history.${format}`, messages: 2, notListed: 0 }),
    cancelHistoryExport: () => ok(null),
    previewRetention: () =>
      ok({
        messages: 1_234,
        fromAt: Date.UTC(2020, 0, 15, 12),
        untilAt: Date.UTC(2025, 10, 20, 12),
      }),
  };
}

import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import type { scheduleChannels } from '#shared/contract/schedule-channels';
import type { FakeBridge, FakeHandlers } from './fake-bridge';

/** Later, as the fake main answers: nothing is scheduled, and no hour is quiet. */
export function fakeScheduleHandlers(
  fake: FakeBridge,
): Pick<FakeHandlers, keyof typeof scheduleChannels> {
  return {
    previewSchedule: ({ recipients, time }) =>
      ok(
        recipients.map(({ e164 }) => ({
          e164,
          at: Date.parse(`${time.at}Z`),
          wall: time.at,
          change: 'none' as const,
          guess: { zone: 'UTC', from: 'own' as const, country: null },
          allowedAt: Date.parse(`${time.at}Z`),
        })),
      ),
    scheduleSms: () => ok({ messages: [], schedules: [] }),
    listScheduled: () =>
      ok({ messages: [], batches: [], batchRepeats: [], schedules: [], more: 0 }),
    changeScheduled: () => err(appError('message-not-scheduled')),
    sendScheduledNow: () => err(appError('message-not-scheduled')),
    changeSchedule: () => err(appError('schedule-not-found')),
    sendScheduleNow: () => err(appError('schedule-not-found')),
    deleteSchedule: () => ok(null),
    listUnsettled: () =>
      ok(
        fake.state.messages.filter(
          ({ state }) => state.kind === 'unknown' && state.settlement === null,
        ),
      ),
  };
}

import type { scheduleChannels } from '#shared/contract/schedule-channels';
import { ok } from '#shared/result';
import type { ScheduledRoom } from '../../schedule/scheduled-room';
import type { Handlers } from '../dispatch';

export interface ScheduleHandlerParts {
  /** Loads the room at its first call. */
  readonly room: () => Promise<ScheduledRoom>;
  /** Resolves when the database may be written to. */
  readonly whenWritable: () => Promise<void>;
}

/** What is sent later, and what is not settled, over IPC. */
export function scheduleHandlers({
  room,
  whenWritable,
}: ScheduleHandlerParts): Pick<Handlers, keyof typeof scheduleChannels> {
  /** For what writes: loading the room takes time in which another thread may have begun to write. */
  const writable = async (): Promise<ScheduledRoom> => {
    const opened = await room();
    await whenWritable();
    return opened;
  };
  return {
    previewSchedule: async (input) => (await room()).preview(input),
    scheduleSms: async (input) => (await writable()).scheduleSms(input),
    listScheduled: async () => ok((await room()).list()),
    changeScheduled: async (input) => (await writable()).changeMessage(input),
    sendScheduledNow: async (input) => (await writable()).sendMessageNow(input),
    changeSchedule: async (input) => (await writable()).changeSchedule(input),
    sendScheduleNow: async (input) => (await writable()).sendScheduleNow(input),
    deleteSchedule: async ({ scheduleId }) => (await writable()).deleteSchedule(scheduleId),
    listUnsettled: async () => ok((await room()).unsettled()),
  };
}

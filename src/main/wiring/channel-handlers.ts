import type { Language } from '#shared/domain/settings';
import type { Handlers } from '../ipc/dispatch';
import { accountHandlers } from '../ipc/handlers/account-handlers';
import { batchHandlers } from '../ipc/handlers/batch-handlers';
import { contactHandlers } from '../ipc/handlers/contact-handlers';
import { historyHandlers } from '../ipc/handlers/history-handlers';
import { importHandlers } from '../ipc/handlers/import-handlers';
import { keepingHandlers } from '../ipc/handlers/keeping-handlers';
import { messageHandlers } from '../ipc/handlers/message-handlers';
import { recordHandlers } from '../ipc/handlers/record-handlers';
import { scheduleHandlers } from '../ipc/handlers/schedule-handlers';
import { settingsHandlers } from '../ipc/handlers/settings-handlers';
import { spendingHandlers } from '../ipc/handlers/spending-handlers';
import { templateHandlers } from '../ipc/handlers/template-handlers';
import { updateHandlers } from '../ipc/handlers/update-handlers';
import { windowHandlers } from '../ipc/handlers/window-handlers';
import { systemClock } from '../outbox/system-clock';
import type { FileDialogs } from '../shell/file-dialogs';
import type { Rooms } from './rooms';

export interface ChannelHandlersParts {
  readonly rooms: Rooms;
  readonly dialogs: FileDialogs;
  readonly language: () => Language;
  readonly settings: Parameters<typeof settingsHandlers>[0];
  readonly windows: Parameters<typeof windowHandlers>[0];
  readonly updates: Parameters<typeof updateHandlers>[0];
  readonly keeping: Omit<Parameters<typeof keepingHandlers>[0], 'dialogs' | 'language' | 'now'>;
  readonly setPaused: (paused: boolean) => void;
}

/** What answers each call of a page. */
export function channelHandlers(parts: ChannelHandlersParts): Handlers {
  const { rooms, dialogs, language, setPaused } = parts;
  const { now } = systemClock;
  const whenWritable = () => rooms.gate.whenOpen();
  return {
    ...settingsHandlers(parts.settings),
    ...accountHandlers(rooms.accounts),
    ...contactHandlers({ ...rooms.contactRooms, history: rooms.history }),
    ...importHandlers({
      ...rooms.importRooms,
      optOuts: rooms.contactRooms.optOuts,
      dialogs,
      now,
      language,
    }),
    ...batchHandlers({ room: () => rooms.batchRoom.open(), whenWritable, dialogs, language }),
    ...templateHandlers({ room: rooms.templateRoom, whenWritable, dialogs, language }),
    ...scheduleHandlers({ room: () => rooms.schedule.room(), whenWritable }),
    ...historyHandlers({ room: rooms.historyRoom }),
    ...recordHandlers({ records: rooms.records, dialogs, now, language }),
    ...spendingHandlers({ ...rooms.spending, dialogs, language }),
    ...messageHandlers({ ...rooms, outbox: { ...rooms.outbox, setPaused } }),
    ...windowHandlers(parts.windows),
    ...updateHandlers(parts.updates),
    ...keepingHandlers({ ...parts.keeping, dialogs, language, now }),
  };
}

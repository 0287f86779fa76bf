import type { historyChannels } from '#shared/contract/history-channels';
import { ok } from '#shared/result';
import type { HistoryRoom } from '../../history/history-room';
import type { Handlers } from '../dispatch';

export interface HistoryHandlerParts {
  /** Loads the room at its first call. */
  readonly room: () => Promise<HistoryRoom>;
}

/** The history over IPC. */
export function historyHandlers({
  room,
}: HistoryHandlerParts): Pick<Handlers, keyof typeof historyChannels | 'listMessages'> {
  return {
    listMessages: async (input) => (await room()).listBefore(input),
    listHistory: async (input) => (await room()).list(input),
    countHistory: async ({ filter }) => ok(await (await room()).count(filter)),
    findHistoryTime: async ({ before }) => ok((await room()).findTime(before)),
    findHistoryMessage: async ({ messageId }) => (await room()).findMessage(messageId),
    listConversation: async (input) => ok((await room()).conversation(input)),
    getMessageDetails: async ({ messageId }) => (await room()).details(messageId),
    deleteMessages: async ({ messageIds }) => ok(await (await room()).delete(messageIds)),
    listHistoryChoices: async () => ok((await room()).choices()),
  };
}

import type { HistoryRoom, HistoryRoomParts } from '../history/history-room';

/** The room of the history, loaded when it is first asked for: see docs/decisions/0010-start.md. */
export function lazyHistoryRoom(parts: HistoryRoomParts): () => Promise<HistoryRoom> {
  let loading: Promise<HistoryRoom> | null = null;

  async function load(): Promise<HistoryRoom> {
    const { openHistoryRoom } = await import('../history/history-room');
    return openHistoryRoom(parts);
  }

  return () => (loading ??= load());
}

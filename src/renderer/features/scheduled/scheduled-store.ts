import { create } from 'zustand';
import type { ScheduledList } from '#shared/contract/schedule-channels';
import type { Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { bridge } from '../../lib/bridge';

export type Done = 'sent' | 'cancelled' | 'changed' | 'reopened';

interface ScheduledState {
  /** `null` until it has come. */
  readonly list: ScheduledList | null;
  readonly error: AppError | null;
  /** What was done last, to be said. */
  readonly done: Done | null;
}

export const useScheduled = create<ScheduledState>(() => ({
  list: null,
  error: null,
  done: null,
}));

async function load(): Promise<void> {
  const answer = await bridge.listScheduled({});
  if (answer.ok) useScheduled.setState({ list: answer.value });
  else useScheduled.setState({ error: answer.error });
}

/** Keeps the list true while it is shown; returns the function that ends it. */
export function keepScheduled(): () => void {
  useScheduled.setState({ error: null, done: null });
  void load();
  const ends = [
    bridge.on('scheduleChanged', () => void load()),
    bridge.on('messagesChanged', () => void load()),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Says what came of a call, and loads what is there now. */
export async function told(answer: Result<unknown, AppError>, done: Done): Promise<void> {
  useScheduled.setState(answer.ok ? { done, error: null } : { done: null, error: answer.error });
  await load();
}

/**
 * The same of what was to be sent at once: where it waits for the end of quiet hours it has another time.
 * Nothing is told where the question about them was called off.
 */
export async function toldSent(answer: Result<Message, AppError>): Promise<void> {
  if (!answer.ok && answer.error.code === 'quiet-hours') return;
  await told(answer, answer.ok && answer.value.state.kind === 'scheduled' ? 'changed' : 'sent');
}

import { create } from 'zustand';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';

/** What just happened, in the user's words, with the way back where there is one. */
export interface Happened {
  readonly words: string;
  readonly undo: (() => Promise<Result<unknown, AppError>>) | null;
  /** Said once the undo is done. */
  readonly undone: string;
}

interface HappenedState {
  readonly happened: Happened | null;
  readonly error: AppError | null;
}

const nothingHappened: HappenedState = { happened: null, error: null };

export const useHappened = create<HappenedState>(() => nothingHappened);

export function say(words: string, way: Pick<Happened, 'undo' | 'undone'> | null = null): void {
  useHappened.setState({
    happened: { words, undo: way?.undo ?? null, undone: way?.undone ?? '' },
    error: null,
  });
}

export function sayError(error: AppError): void {
  useHappened.setState({ error });
}

export function hush(): void {
  useHappened.setState(nothingHappened);
}

/** Takes back what just happened. */
export async function undo(): Promise<void> {
  const { happened } = useHappened.getState();
  if (happened?.undo === undefined || happened.undo === null) return;
  const answer = await happened.undo();
  if (answer.ok) say(happened.undone);
  else sayError(answer.error);
}

import { useState } from 'react';
import type { AppError } from '#shared/errors';
import { bridge } from './bridge';

/** Pauses sending or lets it go on; `error` is why that failed, `null` while nothing is wrong. */
export function usePause(): {
  readonly setPaused: (paused: boolean) => void;
  readonly error: AppError | null;
} {
  const [error, setError] = useState<AppError | null>(null);
  async function ask(paused: boolean): Promise<void> {
    const answer = await bridge.setSendingPaused({ paused });
    setError(answer.ok ? null : answer.error);
  }
  return { setPaused: (paused) => void ask(paused), error };
}

import { useState } from 'react';
import type { AppError } from '#shared/errors';
import { bridge } from './bridge';

/** Lets paused sending go on; `error` is why it did not, `null` while nothing is wrong. */
export function useResume(): { readonly resume: () => void; readonly error: AppError | null } {
  const [error, setError] = useState<AppError | null>(null);
  async function ask(): Promise<void> {
    const answer = await bridge.setSendingPaused({ paused: false });
    setError(answer.ok ? null : answer.error);
  }
  return { resume: () => void ask(), error };
}

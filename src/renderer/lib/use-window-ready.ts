import { useEffect } from 'react';
import { bridge } from './bridge';
import { snapshotAnswered } from './snapshot-store';

/**
 * Tells main once that the window has its content and can be shown; then `warmUp` begins what may wait
 * for that, and returns how to end it. Before, each file that it loads would hold up main's own start.
 */
export function useWindowReady(warmUp?: () => () => void): void {
  useEffect(() => {
    let task: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    let end: (() => void) | undefined;
    async function tell(): Promise<void> {
      await bridge.windowReady({});
      if (!isGone) end = warmUp?.();
    }
    void snapshotAnswered().then(() => {
      if (isGone) return;
      // A task later the browser has had its chance to paint; a hidden window draws no frames to wait for.
      task = setTimeout(() => void tell(), 0);
    });
    return () => {
      isGone = true;
      clearTimeout(task);
      end?.();
    };
  }, [warmUp]);
}

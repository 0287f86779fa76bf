import { useEffect } from 'react';
import { bridge } from './bridge';
import { snapshotAnswered } from './snapshot-store';

/** Tells main once that the window has its content and can be shown. */
export function useWindowReady(): void {
  useEffect(() => {
    let task: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    void snapshotAnswered().then(() => {
      if (isGone) return;
      // A task later the browser has had its chance to paint; a hidden window draws no frames to wait for.
      task = setTimeout(() => void bridge.windowReady({}), 0);
    });
    return () => {
      isGone = true;
      clearTimeout(task);
    };
  }, []);
}

import { useEffect } from 'react';
import { bridge } from './bridge';

/** Tells main once that the window has its content and can be shown. */
export function useWindowReady(): void {
  useEffect(() => {
    // A task later the browser has had its chance to paint; a hidden window draws no frames to wait for.
    const task = setTimeout(() => void bridge.windowReady({}), 0);
    return () => {
      clearTimeout(task);
    };
  }, []);
}

import { useEffect } from 'react';

/** Keeps the window open while `holds` says, asked when it is about to close, that something would be lost. */
export function useHoldWindow(holds: () => boolean): void {
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent): void => {
      if (holds()) event.preventDefault();
    };
    window.addEventListener('beforeunload', hold);
    return () => {
      window.removeEventListener('beforeunload', hold);
    };
  }, [holds]);
}

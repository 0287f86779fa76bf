import { useEffect } from 'react';
import { bridge } from './bridge';

let holders = 0;

/** Keeps the window while `isOpen`, even when it loses the focus: a dialog of ours is not to be lost. */
export function useKeepWindowOpen(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    holders += 1;
    if (holders === 1) void bridge.keepWindowOpen({ on: true });
    return () => {
      holders -= 1;
      if (holders === 0) void bridge.keepWindowOpen({ on: false });
    };
  }, [isOpen]);
}

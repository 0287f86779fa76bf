import { useEffect } from 'react';
import { bridge } from '../lib/bridge';

/** What Escape closes first: lists and dialogs that are open over the page. */
const openPopups = '.popup, .dialog-box';

function isForTheWindow(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.isComposing) return false;
  if (document.querySelector(openPopups) !== null) return false;
  const { target } = event;
  // A search that holds something is emptied first.
  return !(target instanceof HTMLInputElement && target.type === 'search' && target.value !== '');
}

/** Escape hides the window unless it has something nearer to close. */
export function useEscapeHides(): void {
  useEffect(() => {
    // Before any control has closed its popup: afterwards there would be none to see.
    const listen = (event: KeyboardEvent): void => {
      if (isForTheWindow(event)) void bridge.hideWindow({});
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => {
      window.removeEventListener('keydown', listen, { capture: true });
    };
  }, []);
}

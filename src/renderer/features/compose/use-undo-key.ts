import { useEffect } from 'react';
import { useCompose } from './compose-store';
import { undoReplacing } from './replace';
import { undo, undoableUntil } from './sent';

function isUndo(event: KeyboardEvent): boolean {
  if (event.altKey || event.shiftKey || event.isComposing) return false;
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
}

/** A field that holds something has typing of its own to undo. */
function hasOwnUndo(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && target.value !== '';
}

/**
 * Ctrl/Cmd+Z wherever the focus is in Compose: takes back the last replacing of characters, which
 * the browser's own undo knows nothing of, or the last press of Send while that can still be done.
 */
export function useUndoKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!isUndo(event) || document.querySelector('.dialog-box') !== null) return;
      const { target } = event;
      const { textBeforeReplacing, sent } = useCompose.getState();
      if (textBeforeReplacing !== null && !(target instanceof HTMLInputElement)) undoReplacing();
      else if (hasOwnUndo(target)) return;
      else if (sent !== null && undoableUntil(sent.messages) !== null) void undo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}

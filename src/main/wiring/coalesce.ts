/**
 * Makes a function that runs `action` once for all the calls until it is due: at the end of this turn
 * of the event loop or, where given, `delayMs` after the first call.
 */
export function coalesce(action: () => void, delayMs?: number): () => void {
  let planned = false;
  const run = (): void => {
    planned = false;
    action();
  };
  return () => {
    if (planned) return;
    planned = true;
    if (delayMs === undefined) setImmediate(run);
    else setTimeout(run, delayMs);
  };
}

/** Makes a function that runs `action` once for all the calls of one turn of the event loop. */
export function coalesce(action: () => void): () => void {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      action();
    });
  };
}

/**
 * What electron-store's writer finds in place of `when-exit`, which takes every signal that ends a
 * program and ends it at once: Electron's own handler, which quits in good order, never hears of it.
 * What it would remove then are files of a write under way, and all writes of the settings are done in
 * one go.
 */
export default function whenExit() {
  return () => undefined;
}

/** How long after a window was hidden because it lost the focus a toggle still means “hide”. */
export const toggleGraceMs = 300;

/** The quick window as a toggle finds it. */
export interface ToggleState {
  readonly visible: boolean;
  readonly focused: boolean;
  /** When it was last hidden because it lost the focus; `null` where something else hid it. */
  readonly blurHiddenAt: number | null;
}

/**
 * Whether a toggle shows the window (and gives it the focus) or leaves it hidden.
 *
 * A click on the tray's icon takes the focus from the window, which hides it, and only then arrives
 * as a click: without the grace time, the icon could never close the window.
 */
export function toggleShows(state: ToggleState, nowAt: number): boolean {
  if (state.visible) return !state.focused;
  return state.blurHiddenAt === null || nowAt - state.blurHiddenAt >= toggleGraceMs;
}

import type { Platform } from '#shared/contract/snapshot';

/** What is read of the environment of a Linux session. */
type Env = Readonly<Record<string, string | undefined>>;

/** Whether the session's displays are Wayland's. */
export function isWaylandSession(platform: Platform, env: Env): boolean {
  if (platform !== 'linux') return false;
  const type = env['XDG_SESSION_TYPE'];
  return type === 'wayland' || (type !== 'x11' && (env['WAYLAND_DISPLAY'] ?? '') !== '');
}

/**
 * The Chromium features that let a global shortcut go through the desktop's portal on Wayland.
 *
 * Newer Electrons have both on by themselves; naming them helps the older ones and harms none. See
 * `docs/decisions/0006-shell.md`.
 */
export function shortcutFeatures(platform: Platform, env: Env): readonly string[] {
  return isWaylandSession(platform, env)
    ? ['GlobalShortcutsPortal', 'GlobalShortcutsPortalPreferredTrigger']
    : [];
}

import { describe, expect, it } from 'vitest';
import { isWaylandSession, shortcutFeatures } from '../../../src/main/shell/wayland';

describe('the session', () => {
  it('is Wayland where it says so, or does not say and has its socket', () => {
    expect(isWaylandSession('linux', { XDG_SESSION_TYPE: 'wayland' })).toBe(true);
    expect(isWaylandSession('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(isWaylandSession('linux', { XDG_SESSION_TYPE: 'tty', WAYLAND_DISPLAY: 'w' })).toBe(true);
  });

  it('is not Wayland on X11, or elsewhere', () => {
    expect(isWaylandSession('linux', { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'w' })).toBe(
      false,
    );
    expect(isWaylandSession('linux', {})).toBe(false);
    expect(isWaylandSession('darwin', { XDG_SESSION_TYPE: 'wayland' })).toBe(false);
  });

  it('has shortcuts through the portal on Wayland alone', () => {
    const wayland = { XDG_SESSION_TYPE: 'wayland' };
    expect(shortcutFeatures('linux', wayland)).toContain('GlobalShortcutsPortal');
    expect(shortcutFeatures('linux', {})).toEqual([]);
    expect(shortcutFeatures('win32', {})).toEqual([]);
  });
});

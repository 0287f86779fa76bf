import { join } from 'node:path';
import type { OutboxState, Platform } from '#shared/contract/snapshot';

export type TrayIconState = 'idle' | 'sending' | 'attention';

/** What the icon stands on; `unknown` gets a coloured icon that reads on both. */
export type PanelTone = 'dark' | 'light' | 'unknown';

/** What the icon says of the outbox; what needs the user comes first. */
export function trayIconState(outbox: OutboxState): TrayIconState {
  if (outbox.needsAttention > 0) return 'attention';
  const busy = outbox.sending > 0 || (outbox.queued > 0 && !outbox.paused);
  return busy ? 'sending' : 'idle';
}

/**
 * How dark the panel with the tray is, as far as it can be known.
 *
 * macOS tints the icon by itself. Windows tells of its taskbar; Electrons before 34 tell only of the
 * programs' own theme (`undefined`). On Linux nobody tells: GNOME's bar is dark in every theme, other panels
 * are anything.
 */
export function panelTone(desktop: {
  readonly platform: Platform;
  /** `nativeTheme.shouldUseDarkColorsForSystemIntegratedUI` */
  readonly systemDark: boolean | undefined;
  /** `XDG_CURRENT_DESKTOP`, a list separated by colons. */
  readonly currentDesktop: string;
}): PanelTone {
  switch (desktop.platform) {
    case 'darwin':
      return 'unknown';
    case 'win32':
      if (desktop.systemDark === undefined) return 'unknown';
      return desktop.systemDark ? 'dark' : 'light';
    case 'linux':
      return desktop.currentDesktop.toUpperCase().split(':').includes('GNOME') ? 'dark' : 'unknown';
  }
}

/** The icon's file; Electron finds the larger renderings (`@2x`) beside it by itself. */
export function trayIconFile(
  resourcesDir: string,
  platform: Platform,
  state: TrayIconState,
  tone: PanelTone,
): string {
  const file: Readonly<Record<Platform, string>> = {
    // macOS knows a template image, which it tints, by the end of its name.
    darwin: `${state}Template.png`,
    win32: `${state}-${tone}.ico`,
    linux: `${state}-${tone}.png`,
  };
  return join(resourcesDir, 'tray', platform, file[platform]);
}

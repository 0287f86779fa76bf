import { isDeepStrictEqual } from 'node:util';
import {
  Menu,
  nativeImage,
  nativeTheme,
  screen,
  Tray,
  type MenuItemConstructorOptions,
} from 'electron';
import type { TFunction } from 'i18next';
import type { Platform } from '#shared/contract/snapshot';
import type { Bounds } from '#shared/domain/settings';
import { panelTone, trayIconFile, trayIconState } from './tray-icon';
import {
  trayMenu,
  trayTooltip,
  type TrayAction,
  type TrayMenuEntry,
  type TrayModel,
} from './tray-menu';

/** The icon in the desktop's tray. */
export interface TrayIcon {
  /** Shows a new state; what did not change is left alone, so that an open menu stays open. */
  update: (model: TrayModel, t: TFunction) => void;
  /** Where the icon is; `null` where the desktop does not tell. */
  readonly bounds: () => Bounds | null;
  destroy: () => void;
}

export interface TrayOptions {
  readonly platform: Platform;
  readonly resourcesDir: string;
  /** `XDG_CURRENT_DESKTOP` */
  readonly currentDesktop: string;
  readonly onClick: () => void;
  readonly onAction: (action: TrayAction) => void;
}

/**
 * Puts the icon into the tray, or answers `null` where the desktop refuses one.
 *
 * On Linux a desktop without a tray host refuses nothing and shows nothing, so the icon is never the
 * only way in: `--toggle`, the shortcut and the desk window remain.
 */
export function createTray(options: TrayOptions, model: TrayModel, t: TFunction): TrayIcon | null {
  try {
    return placeTray(options, model, t);
  } catch {
    return null;
  }
}

function placeTray(options: TrayOptions, firstModel: TrayModel, firstT: TFunction): TrayIcon {
  const { platform } = options;
  let model = firstModel;
  let iconFile = currentIconFile();
  let entries: readonly TrayMenuEntry[] | null = null;
  let tooltip = '';
  let openMenu = (): void => undefined;
  const tray = new Tray(nativeImage.createFromPath(iconFile));

  function currentIconFile(): string {
    const tone = panelTone({
      platform,
      currentDesktop: options.currentDesktop,
      systemDark: systemDark(),
    });
    return trayIconFile(options.resourcesDir, platform, trayIconState(model.outbox), tone);
  }

  function showIcon(): void {
    const file = currentIconFile();
    if (file === iconFile) return;
    iconFile = file;
    tray.setImage(nativeImage.createFromPath(file));
  }

  function update(newModel: TrayModel, t: TFunction): void {
    model = newModel;
    showIcon();
    const newTooltip = trayTooltip(model.outbox, t);
    if (newTooltip !== tooltip) {
      tooltip = newTooltip;
      tray.setToolTip(newTooltip);
    }
    const newEntries = trayMenu(model, t);
    if (entries !== null && isDeepStrictEqual(newEntries, entries)) return;
    entries = newEntries;
    const menu = Menu.buildFromTemplate(
      newEntries.map((entry) => menuItem(entry, options.onAction)),
    );
    // With a menu of its own, macOS opens that on every click and tells of none.
    if (platform === 'darwin') {
      openMenu = () => {
        tray.popUpContextMenu(menu);
      };
    } else {
      tray.setContextMenu(menu);
    }
  }

  update(firstModel, firstT);
  nativeTheme.on('updated', showIcon);
  tray.on('click', options.onClick);
  if (platform === 'darwin') {
    tray.setIgnoreDoubleClickEvents(true);
    tray.on('right-click', () => {
      openMenu();
    });
  }

  return {
    update,
    bounds: () => {
      const bounds = tray.getBounds();
      // Linux answers with an empty rectangle, an icon in Windows' overflow with one on no display.
      return bounds.width > 0 && bounds.height > 0 && isOnDisplay(bounds) ? bounds : null;
    },
    destroy: () => {
      nativeTheme.off('updated', showIcon);
      tray.destroy();
    },
  };
}

function menuItem(
  entry: TrayMenuEntry,
  onAction: (action: TrayAction) => void,
): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'heading':
      return { label: entry.label, enabled: false };
    case 'item':
      return {
        label: entry.label,
        click: () => {
          onAction(entry.action);
        },
      };
  }
}

/** Electrons before 34 do not know the property. */
function systemDark(): boolean | undefined {
  const theme: { readonly shouldUseDarkColorsForSystemIntegratedUI?: boolean } = nativeTheme;
  return theme.shouldUseDarkColorsForSystemIntegratedUI;
}

function isOnDisplay({ x, y, width, height }: Bounds): boolean {
  const middle = { x: x + width / 2, y: y + height / 2 };
  return screen
    .getAllDisplays()
    .some(
      ({ bounds }) =>
        middle.x >= bounds.x &&
        middle.x < bounds.x + bounds.width &&
        middle.y >= bounds.y &&
        middle.y < bounds.y + bounds.height,
    );
}

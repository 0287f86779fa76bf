import type { Platform } from '#shared/contract/snapshot';
import type { UpdateBlock } from '#shared/domain/update';

/** How this program came onto the computer. */
export interface Installation {
  readonly platform: Platform;
  readonly isPackaged: boolean;
  /** Where a test keeps what a packed program has as `app-update.yml`; counts only from the sources. */
  readonly testConfig: string | null;
  /** `APPIMAGE`: the AppImage that holds it. */
  readonly appImage: string | null;
  readonly execPath: string;
  /** Whether the installer for one user has left its uninstaller beside the program (Windows). */
  readonly hasUninstaller: boolean;
}

/**
 * Why this installation cannot update itself; `null` where it can.
 *
 * On Linux only an AppImage belongs to the user alone; everything else is the package manager's. On
 * Windows an `.msi` is an administrator's, and has no uninstaller beside it. macOS runs what was
 * never moved out of its disk image from a place where nothing can be replaced.
 */
export function updateBlockOf(installation: Installation): UpdateBlock | null {
  const { isPackaged, testConfig, execPath } = installation;
  if (!isPackaged && testConfig === null) return 'development';
  switch (installation.platform) {
    case 'linux':
      return installation.appImage === null ? 'package-manager' : null;
    case 'win32':
      return installation.hasUninstaller ? null : 'administrator';
    case 'darwin':
      return execPath.startsWith('/Volumes/') || execPath.includes('/AppTranslocation/')
        ? 'read-only'
        : null;
  }
}

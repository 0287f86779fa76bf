// @ts-check
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/**
 * What a packed program must not be turned into, by electron-builder's names. Each is a byte in the
 * executable (https://www.electronjs.org/docs/latest/tutorial/fuses).
 *
 * The integrity of the archive is checked by Electron on Windows and macOS alone; on Linux this fuse
 * has no effect, there only the package's signature and the owner of the files protect it.
 */
export const wantedFuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** The bytes of a fuse in the executable: the digits 0 and 1. */
const states = new Map([
  [0x30, false],
  [0x31, true],
]);

/** @type {Readonly<Record<keyof typeof wantedFuses, FuseV1Options>>} */
const options = {
  runAsNode: FuseV1Options.RunAsNode,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/**
 * Reads the fuses that are set in an executable.
 * @param {string} executable on macOS the `.app`
 * @returns {Promise<Record<keyof typeof wantedFuses, boolean | undefined>>} undefined for a fuse
 *   that this Electron does not have
 */
async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  const entries = Object.entries(options).map(([name, option]) => [
    name,
    states.get(wire[option] ?? 0),
  ]);
  return Object.fromEntries(entries);
}

/**
 * What is wrong with an executable's fuses.
 * @param {string} executable
 * @returns {Promise<string[]>} sentences; none where all is as wanted
 */
export async function fuseProblems(executable) {
  const found = await readFuses(executable);
  return Object.entries(wantedFuses).flatMap(([name, wanted]) => {
    const state = found[/** @type {keyof typeof wantedFuses} */ (name)];
    if (state === wanted) return [];
    return [
      `the fuse ${name} is ${state === undefined ? 'missing' : onOrOff(state)}, not ${onOrOff(wanted)}`,
    ];
  });
}

/** @param {boolean} state */
function onOrOff(state) {
  return state ? 'on' : 'off';
}

// @ts-check

/** Holds the environments of several desktops as JSON, one per worker of a runner. */
const variable = 'QUICKSEND_DESKTOPS';

/**
 * What tells a runner of the desktops that its workers may use.
 * @param {readonly NodeJS.ProcessEnv[]} desktops
 * @returns {NodeJS.ProcessEnv}
 */
export function desktopsVariable(desktops) {
  return { [variable]: JSON.stringify(desktops) };
}

/**
 * How many workers may run: one per desktop.
 * @param {NodeJS.ProcessEnv} env
 */
export function desktopCount(env) {
  return Math.max(1, desktopsIn(env).length);
}

/**
 * Moves a worker of Playwright's onto its own desktop; does nothing elsewhere.
 * @param {NodeJS.ProcessEnv} env is changed
 */
export function enterWorkerDesktop(env) {
  const desktop = desktopsIn(env)[Number(env['TEST_PARALLEL_INDEX'] ?? -1)];
  if (desktop === undefined) return;
  for (const name of ['DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', ...folders]) {
    if (desktop[name] !== undefined) env[name] = desktop[name];
  }
}

/** What differs from desktop to desktop, besides the display and the bus. */
const folders = ['XDG_RUNTIME_DIR', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME'];

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv[]}
 */
function desktopsIn(env) {
  return JSON.parse(env[variable] ?? '[]');
}

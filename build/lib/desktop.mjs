// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, lchown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openBus, waitUntil, windowManagerAnswers } from './desktop-ready.mjs';
import {
  writeBusConfiguration,
  writeFontConfiguration,
  writePanelConfiguration,
} from './desktop-services.mjs';

/**
 * @typedef {object} DesktopOptions
 * @property {boolean} [keyring] an open keyring with an empty password; true unless told
 * @property {boolean} [tray] a panel that shows tray icons; true unless told
 * @property {boolean} [notifications] a notification daemon; true unless told
 * @property {string} [screen] width, height and depth; `1280x800x24` unless told
 * @property {Owner} [owner] whose session it is; this process's own user unless told
 *
 * @typedef {object} Owner a user of this computer, whose session root can start
 * @property {string} name
 * @property {number} uid
 * @property {number} gid
 * @property {string} home
 *
 * @typedef {{ command: string, ended: Promise<void>, child: import('node:child_process').ChildProcess }} Service
 */

/** Where a service that ignores SIGTERM is killed. */
const patienceMs = 2_000;

/**
 * Runs `use` on a desktop of its own: X server, session bus, keyring, window manager, tray host
 * and notification daemon, each ready when `use` starts and gone when this settles.
 *
 * Its files live in a temporary folder, so the user's own keyring and settings are never touched.
 * @template T
 * @param {DesktopOptions} options
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} use gets the environment for programs on it
 * @returns {Promise<T>}
 * @throws {Error} when a part does not get ready within 60 s
 */
export async function withDesktop(options, use) {
  const home = await mkdtemp(path.join(os.tmpdir(), 'quicksend-desktop-'));
  const { owner } = options;
  if (owner !== undefined) await chown(home, owner.uid, owner.gid);
  /** @type {Service[]} */
  const services = [];
  try {
    return await use(await startDesktop(home, services, options));
  } finally {
    for (const service of services.reverse()) await end(service);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string} home
 * @param {Service[]} services is filled with what was started, in order
 * @param {DesktopOptions} options
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function startDesktop(home, services, options) {
  const { keyring = true, tray = true, notifications = true, screen = '1280x800x24' } = options;
  const { owner } = options;
  const env = await sessionEnvironment(home, owner);
  const config = path.join(home, 'config');
  await writeFontConfiguration(config);
  await writePanelConfiguration(config);
  const busConfiguration = await writeBusConfiguration(home);
  if (owner !== undefined) await giveTo(home, owner);
  const start = (
    /** @type {string} */ command,
    /** @type {Omit<Parameters<typeof startPart>[3], 'owner'>} */ how,
  ) => startPart(services, env, command, { ...how, owner });

  const display = start('Xvfb', {
    args: ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'],
    reports: true,
  });
  const bus = start('dbus-daemon', {
    args: [`--config-file=${busConfiguration}`, '--nofork', '--nosyslog', '--print-address=3'],
    reports: true,
  });
  const [displayNumber, busAddress] = await Promise.all([display.report, bus.report]);
  env['DISPLAY'] = `:${displayNumber}`;
  env['DBUS_SESSION_BUS_ADDRESS'] = busAddress;

  const ask = openBus(busAddress);
  try {
    /** @type {Promise<void>[]} */
    const ready = [];
    if (keyring) {
      start('gnome-keyring-daemon', {
        args: ['--foreground', '--unlock', '--components=secrets'],
        input: '\n',
      });
      ready.push(waitUntil('open keyring', ask.keyringIsOpen));
    }
    start('openbox', { args: ['--sm-disable'] });
    const managed = waitUntil('window manager', () => windowManagerAnswers(env));
    ready.push(managed);
    if (notifications) {
      start('dunst', {});
      ready.push(waitUntil('notifications', () => ask.isOwned('org.freedesktop.Notifications')));
    }
    if (tray) {
      // The panel takes its place at the edge from the window manager.
      const hosted = managed.then(() => {
        start('xfce4-panel', { args: ['--disable-wm-check'] });
        return waitUntil('tray host', ask.trayIsHosted);
      });
      ready.push(hosted);
    }
    // All of them settle first, so that nothing starts while the session is being taken down.
    await Promise.allSettled(ready);
    await Promise.all(ready);
  } finally {
    ask.close();
  }
  return env;
}

/**
 * @param {string} home
 * @param {Owner} [owner]
 */
async function sessionEnvironment(home, owner) {
  /** @param {string} name */
  const folder = async (name) => {
    const made = path.join(home, name);
    await mkdir(made, { mode: 0o700 });
    return made;
  };
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    XDG_RUNTIME_DIR: await folder('runtime'),
    XDG_DATA_HOME: await folder('data'),
    XDG_CONFIG_HOME: await folder('config'),
    XDG_STATE_HOME: await folder('state'),
    XDG_CURRENT_DESKTOP: 'XFCE',
    XDG_SESSION_TYPE: 'x11',
    LANG: 'C.UTF-8',
    // There is no accessibility bus here; GTK would look for it and warn.
    NO_AT_BRIDGE: '1',
    ...(owner === undefined ? {} : { HOME: owner.home, USER: owner.name, LOGNAME: owner.name }),
  };
  for (const name of ['WAYLAND_DISPLAY', 'LANGUAGE', 'LC_ALL', 'GNOME_KEYRING_CONTROL']) {
    delete env[name];
  }
  return env;
}

/**
 * Starts a part of the desktop. It dies with this process, however that ends.
 * @param {Service[]} services
 * @param {NodeJS.ProcessEnv} env
 * @param {string} command
 * @param {{ args?: string[], input?: string, reports?: boolean, owner?: Owner | undefined }} how
 *   `reports`: it writes one line to descriptor 3 when it is ready
 * @returns {{ report: Promise<string> }}
 */
function startPart(services, env, command, { args = [], input, reports = false, owner }) {
  const as = owner === undefined ? [] : userSwitches(owner);
  const child = spawn('setpriv', [...as, '--pdeathsig', 'KILL', '--', command, ...args], {
    env,
    stdio: [
      input === undefined ? 'ignore' : 'pipe',
      'ignore',
      'ignore',
      reports ? 'pipe' : 'ignore',
    ],
  });
  child.stdin?.end(input);
  const ended = new Promise((/** @type {(value: void) => void} */ resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  services.push({ command, child, ended });
  const report = reports
    ? Promise.race([
        once(/** @type {NodeJS.ReadableStream} */ (child.stdio[3]), 'data').then(([line]) =>
          String(line).trim(),
        ),
        ended.then(() => {
          throw new Error(`${command} ended before it was ready.`);
        }),
      ])
    : Promise.resolve('');
  return { report };
}

/**
 * What makes setpriv(1) run a program as another user, who is in no further groups.
 * @param {Owner} owner
 * @returns {string[]}
 */
export function userSwitches({ uid, gid }) {
  return [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

/**
 * Gives a folder and everything in it to a user.
 * @param {string} folder
 * @param {Owner} owner
 */
async function giveTo(folder, { uid, gid }) {
  const names = await readdir(folder, { recursive: true });
  for (const name of names) await lchown(path.join(folder, name), uid, gid);
}

/** @param {Service} service */
async function end({ child, ended }) {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}

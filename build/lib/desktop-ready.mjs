// @ts-check
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import dbus from 'dbus-next';
import { run } from './run.mjs';

/** What a part of the desktop may take before the session gives up. */
const limitMs = 60_000;
const pollMs = 20;

/**
 * Waits until a check holds.
 * @param {string} what for the error
 * @param {() => Promise<boolean>} check a rejection counts as not yet
 * @throws {Error} after 60 s, even where the check gives no answer at all
 */
export async function waitUntil(what, check) {
  const deadline = AbortSignal.timeout(limitMs);
  const tooLate = once(deadline, 'abort').then(() => false);
  while (!(await Promise.race([check().catch(() => false), tooLate]))) {
    if (deadline.aborted) throw new Error(`The virtual desktop has no ${what} after 60 s.`);
    await setTimeout(pollMs);
  }
}

/**
 * Questions to a session bus.
 * @param {string} address
 */
export function openBus(address) {
  const bus = dbus.sessionBus({ busAddress: address });
  // Without a listener, the end of the bus would be an uncaught exception.
  bus.on('error', () => {});

  /** @param {ConstructorParameters<typeof dbus.Message>[0]} message */
  const call = async (message) => (await bus.call(new dbus.Message(message)))?.body[0];

  /** @param {string} destination @param {string} path @param {string} iface @param {string} name */
  const property = async (destination, path, iface, name) =>
    (
      await call({
        destination,
        path,
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Get',
        signature: 'ss',
        body: [iface, name],
      })
    ).value;

  /** @param {string} name */
  const isOwned = (name) =>
    call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'NameHasOwner',
      signature: 's',
      body: [name],
    });

  return {
    isOwned,
    /** A keyring answers and its default collection is open. */
    async keyringIsOpen() {
      // Asking before it is there would have the bus look for a service to start.
      if (!(await isOwned('org.freedesktop.secrets'))) return false;
      const collection = await call({
        destination: 'org.freedesktop.secrets',
        path: '/org/freedesktop/secrets',
        interface: 'org.freedesktop.Secret.Service',
        member: 'ReadAlias',
        signature: 's',
        body: ['default'],
      });
      if (collection === '/') return false;
      const locked = await property(
        'org.freedesktop.secrets',
        collection,
        'org.freedesktop.Secret.Collection',
        'Locked',
      );
      return locked === false;
    },
    /** A watcher answers and has someone to show the icons; Chromium asks for both. */
    async trayIsHosted() {
      const watcher = 'org.kde.StatusNotifierWatcher';
      if (!(await isOwned(watcher))) return false;
      return property(watcher, '/StatusNotifierWatcher', watcher, 'IsStatusNotifierHostRegistered');
    },
    close: () => bus.disconnect(),
  };
}

/**
 * Whether a window manager answers on the display.
 * @param {NodeJS.ProcessEnv} env
 */
export async function windowManagerAnswers(env) {
  return (await run('xdotool', ['get_num_desktops'], { env })).code === 0;
}

import { sessionBus } from 'dbus-next';

const name = 'org.freedesktop.secrets';
const path = '/org/freedesktop/secrets';

/** Locks the desktop's default keyring, as logging out of it does. Nothing here can unlock it again. */
export async function lockKeyring(env: NodeJS.ProcessEnv): Promise<void> {
  const address = env['DBUS_SESSION_BUS_ADDRESS'];
  if (address === undefined) throw new Error('There is no session bus');
  const bus = sessionBus({ busAddress: address });
  try {
    const service = (await bus.getProxyObject(name, path)).getInterface(
      'org.freedesktop.Secret.Service',
    );
    const collection: unknown = await service['ReadAlias']!('default');
    await service['Lock']!([collection]);
  } finally {
    bus.disconnect();
  }
}

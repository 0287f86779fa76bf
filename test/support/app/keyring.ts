import { sessionBus, type ClientInterface } from 'dbus-next';

const name = 'org.freedesktop.secrets';
const path = '/org/freedesktop/secrets';

/** What is used of the Secret Service API. */
interface SecretService extends ClientInterface {
  ReadAlias: (alias: string) => Promise<string>;
  Lock: (paths: readonly string[]) => Promise<unknown>;
}

/** Locks the desktop's default keyring, as logging out of it does. Nothing here can unlock it again. */
export async function lockKeyring(env: NodeJS.ProcessEnv): Promise<void> {
  const address = env['DBUS_SESSION_BUS_ADDRESS'];
  if (address === undefined) throw new Error('There is no session bus');
  const bus = sessionBus({ busAddress: address });
  try {
    const object = await bus.getProxyObject(name, path);
    const service = object.getInterface<SecretService>('org.freedesktop.Secret.Service');
    await service.Lock([await service.ReadAlias('default')]);
  } finally {
    bus.disconnect();
  }
}

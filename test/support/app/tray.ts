import dbus from 'dbus-next';

/** An entry of the tray's menu as the desktop shows it. */
export interface TrayMenuEntry {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  /** `null` for an entry without a check mark. */
  readonly checked: boolean | null;
  readonly separator: boolean;
}

/** The app's tray icon, read and used over D-Bus as a panel does it. */
export interface TrayIcon {
  readonly title: () => Promise<string>;
  readonly tooltip: () => Promise<string>;
  /** The icon's picture: its size and its bytes, the largest that it offers. */
  readonly picture: () => Promise<{ readonly width: number; readonly bytes: Buffer }>;
  readonly menu: () => Promise<readonly TrayMenuEntry[]>;
  /** Clicks the menu entry of this label. */
  readonly choose: (label: string) => Promise<void>;
  /** Clicks the icon itself. */
  readonly activate: () => Promise<void>;
}

/** The desktop's tray. */
export interface Tray {
  /** The icon of the process, or `null` as long as it has registered none. */
  readonly iconOf: (pid: number) => Promise<TrayIcon | null>;
  readonly close: () => void;
}

const watcher = 'org.kde.StatusNotifierWatcher';
const item = 'org.kde.StatusNotifierItem';
const dbusMenu = 'com.canonical.dbusmenu';

/** Connects to a desktop's session bus as a tray host would. */
export function openTray(env: NodeJS.ProcessEnv): Tray {
  const bus = dbus.sessionBus({ busAddress: env['DBUS_SESSION_BUS_ADDRESS']! });
  bus.on('error', () => {});

  async function call(
    destination: string,
    path: string,
    member: string,
    signature = '',
    body: unknown[] = [],
  ): Promise<unknown[]> {
    const [memberInterface, name] = splitMember(member);
    const reply = await bus.call(
      new dbus.Message({
        destination,
        path,
        interface: memberInterface,
        member: name,
        signature,
        body,
      }),
    );
    return (reply?.body ?? []) as unknown[];
  }

  async function property(
    destination: string,
    path: string,
    iface: string,
    name: string,
  ): Promise<unknown> {
    const get = 'org.freedesktop.DBus.Properties.Get';
    const [variant] = await call(destination, path, get, 'ss', [iface, name]);
    return (variant as dbus.Variant<unknown>).value;
  }

  async function pidOf(name: string): Promise<number> {
    const ask = 'org.freedesktop.DBus.GetConnectionUnixProcessID';
    const [pid] = await call('org.freedesktop.DBus', '/org/freedesktop/DBus', ask, 's', [name]);
    return pid as number;
  }

  function iconAt(owner: string, path: string): TrayIcon {
    const read = (name: string) => property(owner, path, item, name);
    const menuPath = async () => (await read('Menu')) as string;
    const menu = async (): Promise<readonly TrayMenuEntry[]> => {
      const at = await menuPath();
      const [, layout] = await call(owner, at, `${dbusMenu}.GetLayout`, 'iias', [0, -1, []]);
      const [, , children] = layout as [number, object, dbus.Variant<MenuLayout>[]];
      return children.map(({ value: [id, properties] }) => entryOf(id, properties));
    };
    return {
      title: async () => (await read('Title')) as string,
      tooltip: async () => {
        const [, , title, text] = (await read('ToolTip')) as [string, unknown, string, string];
        return [title, text].filter((part) => part !== '').join(' ');
      },
      picture: async () => {
        const pictures = (await read('IconPixmap')) as [number, number, Buffer][];
        const [width, , bytes] = pictures.toSorted(([a], [b]) => b - a)[0]!;
        return { width, bytes: Buffer.from(bytes) };
      },
      menu,
      choose: async (label) => {
        const entry = (await menu()).find((one) => one.label === label);
        if (entry === undefined) throw new Error(`The tray's menu has no “${label}”.`);
        // Without waiting for an answer: the entry may be the one that quits.
        bus.send(
          new dbus.Message({
            destination: owner,
            path: await menuPath(),
            interface: dbusMenu,
            member: 'Event',
            signature: 'isvu',
            body: [entry.id, 'clicked', new dbus.Variant('s', ''), 0],
            flags: dbus.MessageFlag.NO_REPLY_EXPECTED,
          }),
        );
      },
      activate: async () => {
        await call(owner, path, `${item}.Activate`, 'ii', [0, 0]);
      },
    };
  }

  return {
    iconOf: async (pid) => {
      const registered = await property(
        watcher,
        '/StatusNotifierWatcher',
        watcher,
        'RegisteredStatusNotifierItems',
      );
      for (const address of registered as string[]) {
        const slash = address.indexOf('/');
        const owner = slash === -1 ? address : address.slice(0, slash);
        const path = slash === -1 ? '/StatusNotifierItem' : address.slice(slash);
        if ((await pidOf(owner)) === pid) return iconAt(owner, path);
      }
      return null;
    },
    close: () => {
      bus.disconnect();
    },
  };
}

type MenuLayout = [id: number, properties: Record<string, dbus.Variant<unknown>>, children: object];

/** A menu leaves out what has its usual value. */
function entryOf(id: number, properties: MenuLayout[1]): TrayMenuEntry {
  const value = (name: string) => properties[name]?.value;
  const label = value('label');
  const isCheck = value('toggle-type') === 'checkmark';
  return {
    id,
    // An underscore marks the access key, two of them are one.
    label: typeof label === 'string' ? label.replace(/_(.)/g, '$1') : '',
    enabled: value('enabled') !== false,
    checked: isCheck ? value('toggle-state') === 1 : null,
    separator: value('type') === 'separator',
  };
}

function splitMember(member: string): [memberInterface: string, name: string] {
  const dot = member.lastIndexOf('.');
  return [member.slice(0, dot), member.slice(dot + 1)];
}

import { access, mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { DatabaseSync } from '@photostructure/sqlite';
import { ensurePackages, packagingPackages } from '../../build/lib/debian.mjs';
import { repositoryRoot } from '../../build/lib/paths.mjs';
import { run, type RunResult } from '../../build/lib/run.mjs';
import { makeDeb } from '../../build/package/deb.mjs';
import { debianVersion } from '../../build/package/debian-files.mjs';
import { appId, manifest } from '../../build/package/product.mjs';
import { isDebSigned, signDeb } from '../../build/package/signatures.mjs';
import { claimComputer, releaseComputer } from './one-at-a-time';
import { ordinaryUser, succeed, type OrdinaryUser } from './ordinary-user';
import { packed } from './packed';
import { gpgKey } from './throw-away-keys';

const debs = path.join(repositoryRoot, 'out', 'package', 'debs');
const older = path.join(debs, 'older.deb');
/** The release workflow names the package that it has built and signed. */
const released = process.env['QUICKSEND_DEB'];
const newer = released ?? path.join(debs, 'newer.deb');
const olderVersion = '0.0.1';
const desktopFile = `/usr/share/applications/${appId}.desktop`;
const program = '/usr/lib/quicksend';

let user: OrdinaryUser;
let lintian: Promise<RunResult>;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const why = await reasonToSkip();
  test.skip(why !== null, why ?? '');
  await mkdir(debs, { recursive: true });
  const deb = { unpacked: packed.folder, arch: process.arch, date: new Date() };
  await makeDeb({ ...deb, target: older, version: olderVersion, effort: 'none' });
  if (released === undefined) await makeSigned({ ...deb, target: newer, effort: 'quick' });
  // It takes longer than anything here, so it works beside the rest.
  lintian = run('lintian', ['--allow-root', '--fail-on', 'error,warning', newer]);
  user = await ordinaryUser();
});

test.afterAll(async () => {
  if ((user as OrdinaryUser | undefined) === undefined) return;
  await run('apt-get', ['purge', '--yes', 'quicksend']);
  await user.leave();
  releaseComputer();
});

test('apt installs the .deb, and nothing of ours runs as root', async () => {
  await install(older);
  expect(await installedVersion()).toBe(olderVersion);
  const info = await succeed('sh', ['-c', 'ls /var/lib/dpkg/info/quicksend.*']);
  expect(info.split('\n').map((file) => path.extname(file))).toEqual(['.list', '.md5sums']);
  expect(((await stat(`${program}/chrome-sandbox`)).mode & 0o7777).toString(8)).toBe('4755');
  expect(await succeed('dpkg', ['--verify', 'quicksend'])).toBe('');
});

test('the desktop and software centres find no fault with what they read', async () => {
  expect(await succeed('desktop-file-validate', [desktopFile])).toBe('');
  const metainfo = `/usr/share/metainfo/${appId}.metainfo.xml`;
  await succeed('appstreamcli', ['validate', '--no-net', metainfo]);
});

test('it starts from its .desktop file, in the sandbox and under its own name', async () => {
  user.start('gio', 'launch', desktopFile);
  const first = await firstWindow();
  expect(await user.run('xdotool', 'getwindowname', first)).toBe('Quicksend');
  const wmClass = await user.run('xprop', '-id', first, 'WM_CLASS');
  const startupClass = /^StartupWMClass=(.*)$/m.exec(await readFile(desktopFile, 'utf8'))?.[1];
  expect(wmClass).toContain(`"${startupClass ?? ''}"`);
  expect(await sandboxOfPages()).toEqual(new Set(['2']));
});

test('a text goes out through the practice account', async () => {
  const window = await firstWindow();
  // The window is there before its page listens to keys, which nothing outside can see. So each try
  // begins alike: with the focus behind everything, one step before the last that can be reached.
  await expect(async () => {
    await user.run('xdotool', ...clickBelowEverything(window, await heightOf(window)));
    await user.run('xdotool', 'key', 'Escape', 'shift+Tab', 'Return');
    await expect(async () => {
      expect(await readFile(profile('settings.json'), 'utf8')).toContain('"kind": "practice"');
    }).toPass({ timeout: 5_000 });
  }).toPass();
  await compose('+1 202 555 0100', 'Your glasses are ready.');
  await user.run('xdotool', 'key', 'ctrl+Return');
  await expect.poll(messages).toEqual(['+12025550100 accepted: Your glasses are ready.']);
});

test('a link that xdg-open opens stands in Compose and is not sent', async () => {
  expect(await user.run('xdg-mime', 'query', 'default', 'x-scheme-handler/sms')).toBe(
    `${appId}.desktop`,
  );
  user.start('xdg-open', 'sms:+12025550101?body=See%20you%20at%205%20%26%20bye');
  await expect.poll(draft).toEqual({ to: ['+12025550101'], text: 'See you at 5 & bye' });
  expect(await messages()).toHaveLength(1);
});

test('an upgrade while a text is on its way loses nothing', async () => {
  await user.run('xdotool', 'key', 'ctrl+Return');
  await expect.poll(async () => (await messages()).length).toBe(2);
  await install(newer);
  expect(await installedVersion()).toBe(debianVersion(manifest.version));
  await expect.poll(messages).toContain('+12025550101 accepted: See you at 5 & bye');

  user.start('quicksend', '--quit');
  await expect.poll(processes).toEqual([]);
  user.start('gio', 'launch', desktopFile);
  await firstWindow();
  await compose('+1 202 555 0102', 'From the newer version.');
  await user.run('xdotool', 'key', 'ctrl+Return');
  await expect
    .poll(messages)
    .toEqual([
      '+12025550100 accepted: Your glasses are ready.',
      '+12025550101 accepted: See you at 5 & bye',
      '+12025550102 accepted: From the newer version.',
    ]);
});

test('removed, it leaves nothing behind but what the user wrote', async () => {
  user.start('quicksend', '--quit');
  await expect.poll(processes).toEqual([]);
  const installed = (await succeed('dpkg', ['-L', 'quicksend'])).split('\n');
  const own = installed.filter((file) => /quicksend/i.test(file));
  expect(own).toContain(desktopFile);
  await succeed('apt-get', ['purge', '--yes', 'quicksend']);
  for (const file of own) await expect(access(file), file).rejects.toThrow('ENOENT');
  expect(await user.run('xdg-mime', 'query', 'default', 'x-scheme-handler/sms')).toBe('');
  expect(await messages()).toHaveLength(3);
});

test('lintian finds no error and gives no warning', async () => {
  const { code, stdout } = await lintian;
  expect(stdout).not.toMatch(/^[EW]:/m);
  expect(code).toBe(0);
});

/** What is installed is a package as it is released: with its signature inside. */
async function makeSigned(deb: Parameters<typeof makeDeb>[0]): Promise<void> {
  await makeDeb(deb);
  const key = await gpgKey();
  try {
    await signDeb(deb.target, key.fingerprint);
    expect(await isDebSigned(deb.target, key.fingerprint)).toBe(true);
  } finally {
    await key.giveUp();
  }
}

/** Why the package cannot be installed here, in words; `null` where it can. */
async function reasonToSkip(): Promise<string | null> {
  if (process.platform !== 'linux') return 'a .deb is installed on Debian alone';
  if (process.getuid?.() !== 0) return 'installing a .deb needs root';
  const packages = await ensurePackages(packagingPackages);
  if (packages === undefined) return 'a .deb is installed on Debian alone';
  if (!packages.ready) return packages.why;
  const claim = claimComputer();
  if (claim === 'taken') return 'another run on this computer has its package installed';
  if (claim === 'left') await run('apt-get', ['purge', '--yes', 'quicksend']);
  const isThere = (await run('dpkg', ['-s', 'quicksend'])).code === 0;
  if (!isThere) return null;
  releaseComputer();
  return 'quicksend is installed on this computer, and the test would remove it';
}

async function install(deb: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await succeed('apt-get', ['install', '--yes', '--no-install-recommends', deb], { env });
}

function installedVersion(): Promise<string> {
  return succeed('dpkg-query', ['-W', '-f', '${Version}', 'quicksend']);
}

function clickBelowEverything(window: string, height: number): string[] {
  return ['mousemove', '--window', window, '30', String(height - 30), 'click', '1'];
}

async function heightOf(window: string): Promise<number> {
  const geometry = await user.run('xdotool', 'getwindowgeometry', '--shell', window);
  return Number(/^HEIGHT=(\d+)$/m.exec(geometry)?.[1]);
}

/** Brings up the small window by its shortcut and fills it in, each step when the last has arrived. */
async function compose(to: string, text: string): Promise<void> {
  await expect(async () => {
    await user.run('xdotool', 'key', 'ctrl+shift+m');
    await expect(async () => {
      const active = await user.run('xdotool', 'getactivewindow', 'getwindowgeometry', '--shell');
      expect(active).toContain('WIDTH=440');
    }).toPass({ timeout: 5_000 });
  }).toPass();
  await user.run('xdotool', 'type', '--delay', '20', to);
  await user.run('xdotool', 'key', 'Return');
  const e164 = to.replaceAll(' ', '');
  await expect.poll(draft).toEqual({ to: [e164], text: '' });
  await user.run('xdotool', 'key', 'Tab', 'Tab');
  await user.run('xdotool', 'type', '--delay', '20', text);
  await expect.poll(draft).toEqual({ to: [e164], text });
}

/** Waits until a window of the program's is on the screen; returns its id. */
async function firstWindow(): Promise<string> {
  let found = '';
  await expect(async () => {
    found = await user.run('xdotool', 'search', '--onlyvisible', '--class', 'quicksend');
  }).toPass();
  return found.split('\n')[0] ?? '';
}

/** The command lines of the user's Quicksend. */
async function processes(): Promise<readonly string[]> {
  const { stdout } = await run('pgrep', ['-a', '-u', String(user.uid), '-x', 'quicksend']);
  return stdout.split('\n').filter((line) => line !== '');
}

/** The seccomp mode of every process that shows a page; 2 is a filter (proc(5)). */
async function sandboxOfPages(): Promise<ReadonlySet<string>> {
  const pages = (await processes()).filter((line) => line.includes('--type=renderer'));
  const modes = pages.map(async (line) => {
    const status = await readFile(`/proc/${line.split(' ')[0] ?? ''}/status`, 'utf8');
    return /^Seccomp:\s*(\d)/m.exec(status)?.[1] ?? 'none';
  });
  return new Set(await Promise.all(modes));
}

function profile(file: string): string {
  return path.join(user.configDir, manifest.productName, file);
}

/** Reads the user's database past all of the program's code. */
function query<T>(sql: string): T[] {
  const database = new DatabaseSync(profile('quicksend.db'), { readOnly: true });
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
}

async function messages(): Promise<readonly string[]> {
  interface Row {
    readonly recipient: string;
    readonly state: string;
    readonly text: string;
  }
  const rows = query<Row>('SELECT recipient, state, text FROM messages ORDER BY seq');
  return rows.map(({ recipient, state, text }) => `${recipient} ${state}: ${text}`);
}

async function draft(): Promise<unknown> {
  const [row] = query<{ readonly draft: string }>('SELECT draft FROM drafts');
  if (row === undefined) return null;
  const { recipients, text } = JSON.parse(row.draft) as {
    recipients: readonly { e164: string }[];
    text: string;
  };
  return { to: recipients.map(({ e164 }) => e164), text };
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import asar from '@electron/asar';
import { expect, test } from '@playwright/test';
import { resolveElectron } from '../../build/lib/electron.mjs';
import { repositoryRoot } from '../../build/lib/paths.mjs';
import { run } from '../../build/lib/run.mjs';
import { fuseProblems } from '../../build/package/fuses.mjs';
import { shippedPackages } from '../../build/package/licences.mjs';
import { packProblems } from '../../build/package/pack-app.mjs';
import { softwareBom } from '../../build/package/sbom.mjs';
import { weightOf } from '../../build/package/sizes.mjs';
import { packed } from './packed';
import { startPacked } from './running-app';

const archive = path.join(packed.resources, 'app.asar');

test('the packed program is light, and every fuse is as it must be', async () => {
  expect(await packProblems(packed)).toEqual([]);
});

test('the Electron that it was made from would not pass', async () => {
  const { executablePath } = await resolveElectron({ log: () => undefined });
  expect(await fuseProblems(executablePath)).toContain('the fuse runAsNode is on, not off');
});

test('nothing is packed but what runs on this computer', async () => {
  const files = asar.listPackage(archive, { isPack: false }).filter((file) => /\.\w+$/.test(file));
  expect(files).toContain('/out/main/index.cjs');
  expect(
    files.filter((file) => /\.(map|ts|tsx|md)$/.test(file) && !file.includes('LICENSE')),
  ).toEqual([]);
  expect(files.filter((file) => /(^|[/._-])(tests?|specs?)([/._-]|$)/i.test(file))).toEqual([]);
  const addons = files.filter((file) => file.endsWith('.node')).map((file) => path.dirname(file));
  expect(new Set(addons.map((folder) => path.basename(folder)))).toEqual(
    new Set([`${process.platform}-${process.arch}`]),
  );
});

test('installed, it takes at most 20 MB more than the bare Electron', async () => {
  const { executablePath } = await resolveElectron({ log: () => undefined });
  const bare = await weightOf(path.dirname(executablePath));
  expect((await weightOf(packed.folder)) - bare).toBeLessThanOrEqual(20_000_000);
});

test('the licences of everything in it go with it', async () => {
  const licences = await readFile(path.join(packed.resources, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  expect(licences).toContain('@photostructure/sqlite');
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html']) {
    expect((await readFile(path.join(packed.folder, name), 'utf8')).length).toBeGreaterThan(500);
  }
});

test('the list of what is in it names its packages and Electron, and not what builds it', async () => {
  const bom = await softwareBom();
  expect(bom.bomFormat).toBe('CycloneDX');
  expect(bom.metadata.component?.name).toBe('quicksend');
  const names = new Set(bom.components.map(({ name }) => name));
  const lock = JSON.parse(
    await readFile(path.join(repositoryRoot, 'package-lock.json'), 'utf8'),
  ) as {
    packages: Record<string, { version?: string; dev?: boolean }>;
  };
  const lacking = shippedPackages(lock).filter(({ name }) => !names.has(name));
  expect(lacking).toEqual([]);
  expect(names).toContain('electron');
  expect(names).not.toContain('vitest');
});

test('it says that it is unsigned', async () => {
  const note = await readFile(path.join(packed.resources, 'UNSIGNED.txt'), 'utf8');
  expect(note).toContain('unsigned');
});

test('started with --inspect or a debugging port, it opens neither', async () => {
  const [node, chromium] = [await freePort(), await freePort()];
  const app = await startPacked({
    args: [`--inspect=127.0.0.1:${node}`, `--remote-debugging-port=${chromium}`],
  });
  try {
    expect(await accepts(node)).toBe(false);
    expect(await accepts(chromium)).toBe(false);
    expect(app.printed()).not.toMatch(/Debugger listening|DevTools listening/);
  } finally {
    await app.stop();
  }
});

test('started as Node or with NODE_OPTIONS, it is Quicksend all the same', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'quicksend-foreign-'));
  const file = (name: string): string => path.join(folder, name);
  const trace = file('trace');
  for (const name of ['first', 'then']) {
    const leaveTrace = `require('fs').appendFileSync(${JSON.stringify(trace)}, '${name} ')`;
    await writeFile(file(`${name}.cjs`), leaveTrace);
  }
  const script = file('then.cjs');
  const env = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${file('first.cjs')}` };
  try {
    // An Electron whose fuses nobody has set runs both.
    const { executablePath } = await resolveElectron({ log: () => undefined });
    await run(executablePath, [script], { env: { ...process.env, ...env } });
    expect(await readFile(trace, 'utf8')).toBe('first then ');
    await rm(trace);

    const app = await startPacked({ args: [script], env });
    await app.stop();
    await expect(readFile(trace)).rejects.toThrow('ENOENT');
  } finally {
    await rm(folder, { recursive: true });
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whether anyone listens at a port of this computer. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

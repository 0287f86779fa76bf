// @ts-check
// usage: npm start [-- --demo | ARGUMENT...]
// Installs what is missing, builds the app and opens it with the arguments; without a display, or
// with --demo, shows it at work on a virtual desktop.
import { ensureInstalled } from './lib/install.mjs';
import { repositoryRoot } from './lib/paths.mjs';

const args = process.argv.slice(2);
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

await ensureInstalled();
const { buildApp } = await import('./lib/app-build.mjs');
const { ensureDesktopPackages } = await import('./lib/debian.mjs');
const { rootFlags } = await import('./lib/electron-flags.mjs');
const { resolveElectron } = await import('./lib/electron.mjs');
const { run } = await import('./lib/run.mjs');

process.exitCode = args.includes('--demo') || !hasDisplay ? await showDemo() : await openApp();

/** @returns {Promise<number>} the app's exit code */
async function openApp() {
  const { executablePath } = await resolveElectron();
  if (!(await build())) return 1;
  const { code, stderr } = await run(executablePath, [...rootFlags(), repositoryRoot, ...args], {
    output: 'inherit',
  });
  if (stderr !== '') console.error(stderr);
  return code;
}

/** @returns {Promise<number>} 0 when the message was accepted */
async function showDemo() {
  if (!args.includes('--demo')) {
    console.log('There is no display here, so this is the demo on a virtual desktop.');
  }
  const packages = await ensureDesktopPackages();
  if (!packages.ready) {
    console.error(`The demo cannot run: ${packages.why}.`);
    return 1;
  }
  const { executablePath } = await resolveElectron();
  if (!(await build())) return 1;
  const { withDesktop } = await import('./lib/desktop.mjs');
  const { runDemo } = await import('./lib/demo.mjs');
  return withDesktop({}, (env) => runDemo(executablePath, env));
}

async function build() {
  console.log('Building…');
  const { code, stdout, stderr } = await buildApp();
  if (code !== 0) console.error(`${stdout}${stderr}`);
  return code === 0;
}

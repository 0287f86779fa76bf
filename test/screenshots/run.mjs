// @ts-check
// usage: node test/screenshots/run.mjs
// Builds the app and takes the pictures of docs/screenshots on the virtual desktop.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { buildApp } from '../../build/lib/app-build.mjs';
import { withDesktop } from '../../build/lib/desktop.mjs';
import { resolveElectron } from '../../build/lib/electron.mjs';
import { repositoryRoot } from '../../build/lib/paths.mjs';
import { run } from '../../build/lib/run.mjs';
import { tool } from '../../build/lib/tool.mjs';

const built = await buildApp();
if (built.code !== 0)
  throw new Error(`The app could not be built.\n${built.stdout}${built.stderr}`);
const { executablePath } = await resolveElectron();
await rm(path.join(repositoryRoot, 'docs', 'screenshots'), { recursive: true, force: true });
const [command, ...args] = [
  ...tool('@playwright/test', 'playwright'),
  'test',
  '--config',
  path.join(import.meta.dirname, 'playwright.config.ts'),
];
const { code } = await withDesktop({}, (env) =>
  run(command, args, {
    cwd: repositoryRoot,
    env: { ...env, ELECTRON_EXEC_PATH: executablePath },
    output: 'inherit',
  }),
);
process.exitCode = code;

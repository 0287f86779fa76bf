// @ts-check
// usage: node test/screenshots/run.mjs [--to FOLDER] [--language de] [--text 125] [--contrast]
// Builds the app and takes the pictures of docs/screenshots on the virtual desktop; with options,
// those of one language, with larger text or in high contrast, to be looked at elsewhere.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../../build/lib/app-build.mjs';
import { withDesktop } from '../../build/lib/desktop.mjs';
import { resolveElectron } from '../../build/lib/electron.mjs';
import { repositoryRoot } from '../../build/lib/paths.mjs';
import { run } from '../../build/lib/run.mjs';
import { tool } from '../../build/lib/tool.mjs';

const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    language: { type: 'string' },
    text: { type: 'string', default: '100' },
    contrast: { type: 'boolean', default: false },
  },
});
const isForDocs = values.language === undefined && values.text === '100' && !values.contrast;
if (!isForDocs && values.to === undefined) {
  throw new Error('Say with --to where pictures go that are not those of docs/screenshots.');
}
const folder = path.resolve(values.to ?? path.join(repositoryRoot, 'docs', 'screenshots'));

const built = await buildApp();
if (built.code !== 0)
  throw new Error(`The app could not be built.\n${built.stdout}${built.stderr}`);
const { executablePath } = await resolveElectron();
if (values.to === undefined) await rm(folder, { recursive: true, force: true });
const [command, ...args] = [
  ...tool('@playwright/test', 'playwright'),
  'test',
  '--config',
  path.join(import.meta.dirname, 'playwright.config.ts'),
  ...(values.language === undefined ? [] : ['--grep', `, ${values.language},`]),
];
const { code } = await withDesktop({}, (env) =>
  run(command, args, {
    cwd: repositoryRoot,
    env: {
      ...env,
      ELECTRON_EXEC_PATH: executablePath,
      SCREENSHOTS_FOLDER: folder,
      SCREENSHOTS_TEXT: values.text,
      SCREENSHOTS_CONTRAST: values.contrast ? 'more' : '',
    },
    output: 'inherit',
  }),
);
process.exitCode = code;

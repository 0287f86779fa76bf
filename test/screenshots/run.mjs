// @ts-check
// usage: node test/screenshots/run.mjs [--to FOLDER] [--language de] [--text 125] [--contrast] [--narrow]
// Builds the app and takes the pictures of docs/screenshots on the virtual desktop; with options,
// those of one language, with larger text, in high contrast or in the smallest large
// window, to be looked at elsewhere.
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
    narrow: { type: 'boolean', default: false },
  },
});
const { language, text, contrast, narrow } = values;
const isForDocs = language === undefined && text === '100' && !contrast && !narrow;
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
  ...(language === undefined ? [] : ['--grep', `, ${language},`]),
];
const { code } = await withDesktop({}, (env) =>
  run(command, args, {
    cwd: repositoryRoot,
    env: {
      ...env,
      ELECTRON_EXEC_PATH: executablePath,
      SCREENSHOTS_FOLDER: folder,
      SCREENSHOTS_TEXT: text,
      SCREENSHOTS_CONTRAST: contrast ? 'more' : '',
      SCREENSHOTS_NARROW: narrow ? 'narrow' : '',
    },
    output: 'inherit',
  }),
);
process.exitCode = code;

import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { jsonBesideCode } from './build/lib/json-beside-code.mjs';
import { startChunks } from './build/lib/start-chunks.mjs';

const root = import.meta.dirname;

/** The metadata of libphonenumber as JSON instead of code. */
const phoneMetadata = {
  find: /^.*\/metadata\.max\.json\.js$/,
  replacement: resolve(root, 'node_modules/libphonenumber-js/metadata.max.json'),
};

/** electron-store brings a validator of schemas along, two thirds of main; the program has valibot. */
const noValidator = {
  find: /^ajv(\/dist\/2020\.js|-formats)$/,
  replacement: resolve(root, 'build/lib/no-validator.mjs'),
};

/** electron-store's writer would end the program at once where a signal asks it to quit. */
const noExitHooks = {
  find: /^when-exit$/,
  replacement: resolve(root, 'build/lib/no-exit-hooks.mjs'),
};

/**
 * Targets are named here because electron-vite would take them from the installed `electron`, which
 * is newer than the oldest runtime that the program supports (Electron 33: Node 20.18, Chromium 130).
 */
export default defineConfig({
  main: {
    resolve: { alias: [phoneMetadata, noValidator, noExitHooks] },
    plugins: [jsonBesideCode()],
    build: {
      target: 'node20',
      minify: true,
      sourcemap: 'hidden',
      // ESM-only packages that are bundled, so that the packed program carries no copy of them.
      externalizeDeps: {
        exclude: [
          '@internationalized/date',
          'electron-store',
          'conf',
          'valibot',
          'i18next',
          'electron-log',
          'libphonenumber-js',
          'socks',
          'papaparse',
          'jschardet',
          'iconv-lite',
          'yauzl',
          'saxes',
          'electron-updater',
          'js-yaml',
          'age-encryption',
        ],
      },
      rolldownOptions: {
        input: { index: resolve(root, 'src/main/index.ts') },
        // CommonJS loads half as slowly as ES modules do: measured in docs/decisions/0010-start.md.
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
          codeSplitting: { groups: startChunks(root) },
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      minify: true,
      externalizeDeps: { exclude: ['valibot'] },
      rolldownOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    plugins: [react()],
    resolve: { alias: [phoneMetadata] },
    json: { stringify: true },
    build: {
      target: 'chrome130',
      minify: true,
      sourcemap: 'hidden',
      rolldownOptions: {
        input: { index: resolve(root, 'src/renderer/index.html') },
        // One file for all that the quick window starts with: each further one is a question to main.
        output: {
          codeSplitting: {
            groups: [{ name: 'quick', test: /src\/renderer\/(?:main|app\/quick-window)\.tsx$/ }],
          },
        },
      },
    },
  },
});

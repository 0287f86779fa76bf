import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const root = import.meta.dirname;

/**
 * Targets are named here because electron-vite would take them from the installed `electron`, which
 * is newer than the oldest runtime that the program supports (Electron 33: Node 20.18, Chromium 130).
 */
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      minify: true,
      sourcemap: 'hidden',
      // ESM-only packages that are bundled, so that the packed program carries no copy of them.
      externalizeDeps: {
        exclude: [
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
        ],
      },
      rolldownOptions: { input: { index: resolve(root, 'src/main/index.ts') } },
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
    build: {
      target: 'chrome130',
      minify: true,
      sourcemap: 'hidden',
      rolldownOptions: { input: { index: resolve(root, 'src/renderer/index.html') } },
    },
  },
});

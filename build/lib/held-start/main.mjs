// @ts-check
// Starts the app as `electron PATH` does, but holds back `app.whenReady` until whoever drives
// it has taken their place: a window that opens while Playwright connects can hang its launch.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const root = path.resolve(import.meta.dirname, '../../..');
/** @type {{ version: string, productName: string, main: string }} */
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const internals =
  /** @type {{ setVersion: (version: string) => void, setAppPath: (path: string) => void }} */ (
    /** @type {unknown} */ (app)
  );
app.setName(manifest.productName);
internals.setVersion(manifest.version);
internals.setAppPath(root);

const ready = app.whenReady();
const held = new Promise((/** @type {(value: void) => void} */ resolve) => {
  Object.assign(globalThis, { startHeldProgram: resolve });
});
app.whenReady = () => held.then(() => ready);

await import(pathToFileURL(path.join(root, manifest.main)).href);

// @ts-check

/** The package.json of the loader app. */
export const loaderPackage = { name: 'electron', type: 'module', main: 'main.mjs' };

/**
 * The loader app: what Electron's own `default_app` does for `electron PATH`.
 *
 * It is an ES module that awaits the app's main file, because `ready` waits for that; from a
 * CommonJS loader, `ready` would fire before the app's own code has run.
 */
export const loaderMain = `import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (target === undefined) {
  console.log('usage: electron PATH [ARGUMENT...]');
  app.exit(1);
} else {
  const appPath = path.resolve(target);
  const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  if (manifest.version) app.setVersion(manifest.version);
  app.setName(manifest.productName ?? manifest.name);
  app.setDesktopName(manifest.desktopName ?? app.getName() + '.desktop');
  app.setAppPath(appPath);
  await import(pathToFileURL(path.join(appPath, manifest.main ?? 'index.js')).href);
}
`;

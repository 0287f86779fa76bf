// @ts-check
import { repositoryRoot } from './paths.mjs';
import { run } from './run.mjs';
import { tool } from './tool.mjs';

/** Builds the app into `out/`. */
export function buildApp() {
  const [command, script] = tool('electron-vite');
  return run(command, [script, 'build', '--logLevel', 'warn'], { cwd: repositoryRoot });
}

import { app } from 'electron';
import { writeFileSync } from 'node:fs';

/**
 * Runs a suite in Electron's main process, in the folder that the command line names, and leaves what
 * it answers as JSON where the command line says.
 */
export function runInElectron(run: (dir: string) => unknown): void {
  const [dir, resultFile] = process.argv.slice(-2);
  if (dir === undefined || resultFile === undefined) throw new Error('suite DIR RESULT-FILE');
  void app
    .whenReady()
    .then(() => run(dir))
    .then((results) => {
      writeFileSync(resultFile, JSON.stringify(results));
      app.exit(0);
    })
    .catch((error: unknown) => {
      const words = error instanceof Error ? (error.stack ?? error.message) : 'failed';
      process.stderr.write(`${words}\n`);
      app.exit(1);
    });
}

import { test } from '@playwright/test';
import { launchApp, type LaunchOptions, type RunningApp } from './launch';

/**
 * One app for all tests of the file (or of the `describe` around): launched before the first,
 * closed after the last. When a test fails, its report gets pictures of the windows and the log.
 */
export function sharedApp(
  options: () => LaunchOptions | Promise<LaunchOptions> = () => ({}),
): () => RunningApp {
  let running: RunningApp | undefined;
  test.beforeAll(async () => {
    running = await launchApp(await options());
  });
  test.afterEach(async () => {
    if (running !== undefined && test.info().status !== test.info().expectedStatus) {
      await attachEvidence(running);
    }
  });
  test.afterAll(async () => {
    await running?.close();
  });
  return () => {
    if (running === undefined) throw new Error('The app is not launched yet.');
    return running;
  };
}

/** Adds pictures of the app's windows and its log to the report of the test that runs. */
async function attachEvidence({ electron, profile }: RunningApp): Promise<void> {
  const info = test.info();
  for (const page of electron.windows()) {
    const body = await page.screenshot({ timeout: 2_000 }).catch(() => null);
    const name = new URL(page.url()).search.slice(1);
    if (body !== null) await info.attach(name, { body, contentType: 'image/png' });
  }
  for (const [path, body] of await profile.files()) {
    if (path.endsWith('quicksend.log'))
      await info.attach('log', { body, contentType: 'text/plain' });
  }
}

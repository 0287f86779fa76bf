import { defineConfig } from '@playwright/test';
import { desktopCount, enterWorkerDesktop } from './build/lib/worker-desktop.mjs';

// Each worker loads this file too.
enterWorkerDesktop(process.env);

/**
 * Specs on one desktop share its focus, tray and keyring, so there is a desktop for each worker;
 * nothing is tried twice. `npm test` adds the reporter that it sums up.
 */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  workers: desktopCount(process.env),
  fullyParallel: false,
  retries: 0,
  // They end what hangs; a busy machine is no reason to fail a test.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { trace: 'off', screenshot: 'off', video: 'off' },
});

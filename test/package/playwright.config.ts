import { defineConfig } from '@playwright/test';

/** What is packed, installed and started here is one program on one computer: one spec after the other. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/package',
  globalSetup: './pack-once.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // Ends what hangs; a busy machine is no reason to fail.
  timeout: 600_000,
  expect: { timeout: 90_000, toPass: { timeout: 90_000 } },
  reporter: 'list',
  use: { trace: 'off', screenshot: 'off', video: 'off' },
});

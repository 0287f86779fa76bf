import { defineConfig } from '@playwright/test';

/**
 * The specs share one desktop (focus, tray, keyring), so they run one after the other; nothing is
 * tried twice. `npm test` adds the reporter that it sums up.
 */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: { trace: 'off', screenshot: 'off', video: 'off' },
});

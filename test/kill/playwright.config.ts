import { defineConfig } from '@playwright/test';

/** The kill test has a configuration of its own: it takes minutes, and shares no desktop with the specs. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/kill',
  workers: 1,
  retries: 0,
  reporter: 'list',
  use: { trace: 'off', screenshot: 'off', video: 'off' },
});

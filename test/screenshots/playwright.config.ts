import { defineConfig } from '@playwright/test';

/** Takes the pictures of `docs/screenshots`; started by `npm run screenshots`. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: 'take-screenshots.ts',
  outputDir: '../../test-results/screenshots',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
});

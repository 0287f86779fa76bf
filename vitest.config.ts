import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Ends a test that hangs; a busy machine is no reason to fail one. */
const timeouts = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
};

/**
 * Room for what is young: most of what a test makes is soon garbage, and with V8's own 16 MB much of
 * it is copied again and again before it is.
 */
const execArgv = ['--max-semi-space-size=64'];

export default defineConfig({
  test: {
    // What a test that passes provokes on purpose would bury what one that fails has to say.
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          // What they test takes what it needs as arguments, so they can share their modules.
          isolate: false,
          execArgv,
          ...timeouts,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'component',
          include: ['test/component/**/*.test.tsx'],
          environment: 'happy-dom',
          // React and its like are loaded once; the setup gives each file our own modules anew.
          isolate: false,
          execArgv,
          setupFiles: ['test/support/component-setup.ts'],
          ...timeouts,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          ...timeouts,
          // Outside Electron its package is a path to a program; without this it would download one.
          env: { ELECTRON_OVERRIDE_DIST_PATH: '/' },
        },
      },
    ],
  },
});

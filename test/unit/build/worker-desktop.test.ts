import { expect, it } from 'vitest';
import {
  desktopCount,
  desktopsVariable,
  enterWorkerDesktop,
} from '../../../build/lib/worker-desktop.mjs';

const desktops = [
  { DISPLAY: ':7', XDG_RUNTIME_DIR: '/tmp/first' },
  { DISPLAY: ':8', XDG_RUNTIME_DIR: '/tmp/second' },
];

it('gives each worker a desktop of its own', () => {
  const env: NodeJS.ProcessEnv = { ...desktops[0], ...desktopsVariable(desktops) };
  env['TEST_PARALLEL_INDEX'] = '1';
  enterWorkerDesktop(env);
  expect(env).toMatchObject(desktops[1]!);
});

it('lets as many workers run as there are desktops', () => {
  expect(desktopCount(desktopsVariable(desktops))).toBe(2);
  expect(desktopCount({})).toBe(1);
});

it('leaves the desktop alone where there is but one', () => {
  const env: NodeJS.ProcessEnv = { DISPLAY: ':1', TEST_PARALLEL_INDEX: '0' };
  enterWorkerDesktop(env);
  expect(env).toEqual({ DISPLAY: ':1', TEST_PARALLEL_INDEX: '0' });
});

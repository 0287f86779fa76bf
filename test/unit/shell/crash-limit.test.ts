import { expect, it } from 'vitest';
import { createCrashLimit } from '../../../src/main/shell/crash-limit';

it('a page that falls is loaded again, but not more than three times a minute', () => {
  let nowAt = 0;
  const mayReload = createCrashLimit(() => nowAt);
  expect([mayReload(), mayReload(), mayReload(), mayReload()]).toEqual([true, true, true, false]);
  nowAt = 60_000;
  expect(mayReload()).toBe(true);
});

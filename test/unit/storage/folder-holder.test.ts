import { expect, test } from 'vitest';
import { isElsewhere } from '../../../src/main/storage/folder-holder';

const self = { host: 'till', user: 'anna', token: 'now' };

test('on Windows a later start that meets another computer’s or another user’s program says so', () => {
  expect(isElsewhere({ ...self, host: 'office' }, self, 'win32')).toBe(true);
  expect(isElsewhere({ ...self, user: 'ben' }, self, 'win32')).toBe(true);
  expect(isElsewhere(self, self, 'win32')).toBe(false);
  expect(isElsewhere({ host: 'till', token: 'of an older version' }, self, 'win32')).toBe(false);
});

test.each(['linux', 'darwin'] as const)(
  'on %s a computer that was given another name is still this one',
  (platform) => {
    expect(isElsewhere({ ...self, host: 'till.local' }, self, platform)).toBe(false);
  },
);

import { describe, expect, it } from 'vitest';
import { isBirthday, isCalendarDate } from '../../../../src/shared/domain/calendar-date';

describe('a calendar date', () => {
  it.each(['2025-01-31', '2024-02-29', '2000-02-29', '1900-12-31'])('may be %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
    expect(isBirthday(text)).toBe(true);
  });

  it.each(['2025-02-29', '1900-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-01-00'])(
    'cannot be %s, a day that does not exist',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
      expect(isBirthday(text)).toBe(false);
    },
  );

  it.each(['', '31.01.2025', '2025-1-31', ' 2025-01-31', '2025-01-31T10:00'])(
    'cannot be %j, which is not written as one',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
      expect(isBirthday(text)).toBe(false);
    },
  );
});

describe('a birthday', () => {
  it.each(['--02-29', '--12-31'])('may lack its year, as %s', (text) => {
    expect(isBirthday(text)).toBe(true);
    expect(isCalendarDate(text)).toBe(false);
  });

  it.each(['--02-30', '--13-01', '-02-28'])('cannot be %s', (text) => {
    expect(isBirthday(text)).toBe(false);
  });
});

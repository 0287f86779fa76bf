import { getCountries } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { countryZones } from '#shared/domain/country-zones';
import { guessZone, instantOf, isTimeZone, isWallTime, wallTimeAt } from '#shared/domain/time-zone';
import { fc } from '../../../support/property';

const utc = (text: string) => Date.parse(text);

describe('instantOf', () => {
  it.each([
    // Berlin, 29 March 2026: 2:00 becomes 3:00.
    ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59Z', 'none'],
    ['2026-03-29T02:00', 'Europe/Berlin', '2026-03-29T01:00Z', 'skipped'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:00Z', 'skipped'],
    ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00Z', 'none'],
    // Berlin, 25 October 2026: 3:00 becomes 2:00.
    ['2026-10-25T01:59', 'Europe/Berlin', '2026-10-24T23:59Z', 'none'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30Z', 'twice'],
    ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00Z', 'none'],
    // New York, 8 March and 1 November 2026, at 2:00.
    ['2026-03-08T02:15', 'America/New_York', '2026-03-08T07:00Z', 'skipped'],
    ['2026-11-01T01:15', 'America/New_York', '2026-11-01T05:15Z', 'twice'],
    ['2026-11-01T02:00', 'America/New_York', '2026-11-01T07:00Z', 'none'],
    // Lord Howe, 4 October and 5 April 2026: half an hour only.
    ['2026-10-04T02:10', 'Australia/Lord_Howe', '2026-10-03T15:30Z', 'skipped'],
    ['2026-10-04T02:30', 'Australia/Lord_Howe', '2026-10-03T15:30Z', 'none'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z', 'twice'],
    // Apia left out a whole day, 30 December 2011.
    ['2011-12-30T09:00', 'Pacific/Apia', '2011-12-30T10:00Z', 'skipped'],
  ])('knows %s in %s as %s (%s)', (wall, zone, instant, change) => {
    expect(instantOf(wall, zone)).toEqual({ at: utc(instant), change });
  });

  it('gives back the wall time that it was asked for, unless clocks skip it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: utc('1990-01-01T00:00Z'), max: utc('2060-01-01T00:00Z') }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo'),
        (at, zone) => {
          const wall = wallTimeAt(at, zone);
          const instant = instantOf(wall, zone);
          expect(wallTimeAt(instant.at, zone)).toBe(wall);
          expect(instant.at).toBeLessThanOrEqual(at);
          expect(instant.change).not.toBe('skipped');
        },
      ),
    );
  });
});

describe('isWallTime', () => {
  it.each(['2026-02-28T00:00', '2028-02-29T23:59'])('takes %s', (text) => {
    expect(isWallTime(text)).toBe(true);
  });

  it.each([
    '',
    '2026-02-29T10:00',
    '2026-13-01T10:00',
    '2026-01-01T24:00',
    '2026-01-01T10:60',
    '2026-01-01',
    '2026-01-01T10:00:00',
    '1969-12-31T10:00',
    '9999-01-01T10:00',
    '2026-01-01T10:00Z',
  ])('refuses %s', (text) => {
    expect(isWallTime(text)).toBe(false);
  });
});

describe('isTimeZone', () => {
  it('takes the names of places alone', () => {
    expect(isTimeZone('Australia/Lord_Howe')).toBe(true);
    expect(isTimeZone('Europe/Atlantis')).toBe(false);
    expect(isTimeZone('+01:00')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });
});

describe('guessZone', () => {
  it.each([
    ['+4915112345678', 'Europe/Berlin', 'country'],
    ['+12025550100', 'America/New_York', 'area-code'],
    ['+12135550100', 'America/Los_Angeles', 'area-code'],
    ['+14165550100', 'America/Toronto', 'area-code'],
    ['+5592991234567', 'America/Manaus', 'area-code'],
    ['+61412345678', 'Australia/Sydney', 'most-people'],
    ['+79161234567', 'Europe/Moscow', 'most-people'],
    ['+80012345678', 'Europe/Vienna', 'own'],
  ])('places %s in %s by the %s', (e164, zone, from) => {
    expect(guessZone(e164, 'Europe/Vienna')).toMatchObject({ zone, from });
  });

  it('has a zone that this computer knows for each country with numbers', () => {
    expect(Object.keys(countryZones).sort()).toEqual([...getCountries()].sort());
    expect(Object.values(countryZones).filter((zone) => !isTimeZone(zone))).toEqual([]);
  });
});

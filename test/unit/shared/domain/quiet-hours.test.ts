import { describe, expect, it } from 'vitest';
import { isFrenchHoliday } from '#shared/domain/french-holidays';
import { allowedTime, nextAllowedAt, quietRule, type Purpose } from '#shared/domain/quiet-hours';
import type { QuietHours } from '#shared/domain/quiet-hours-choice';
import { wallTimeAt } from '#shared/domain/time-zone';
import { fc } from '../../../support/property';

const usual: QuietHours = { kind: 'country' };
const berlin = 'Europe/Berlin';

function allowed(e164: string, at: string, purpose: Purpose = 'everyday', hours = usual): string {
  const time = allowedTime(e164, hours, purpose, Date.parse(at), berlin);
  return wallTimeAt(time.at, time.guess.zone);
}

describe('allowedTime', () => {
  it('lets a text go at once by day, to the second', () => {
    const at = Date.parse('2026-11-23T12:34:56.789Z');
    expect(allowedTime('+4915112345678', usual, 'everyday', at, berlin).at).toBe(at);
  });

  it('goes by the clock of whoever gets the text', () => {
    // 10:30 in Berlin is 4:30 in New York and 1:30 in Los Angeles.
    expect(allowed('+4915112345678', '2026-11-23T09:30Z')).toBe('2026-11-23T10:30');
    expect(allowed('+12125550100', '2026-11-23T09:30Z')).toBe('2026-11-23T08:00');
    expect(allowed('+12135550100', '2026-11-23T09:30Z')).toBe('2026-11-23T08:00');
  });

  it('holds to what is usual in a country', () => {
    expect(allowed('+4915112345678', '2026-11-23T19:00Z')).toBe('2026-11-24T08:00');
    expect(allowed('+12125550100', '2026-11-24T01:59Z')).toBe('2026-11-23T20:59');
    expect(allowed('+12125550100', '2026-11-24T02:00Z')).toBe('2026-11-24T08:00');
    expect(allowed('+33612345678', '2026-11-23T20:59Z')).toBe('2026-11-23T21:59');
  });

  it('sends no marketing to France on Sundays and holidays, and everyday texts all the same', () => {
    // Easter Sunday and Monday 2026.
    expect(allowed('+33612345678', '2026-04-04T20:30Z', 'marketing')).toBe('2026-04-07T08:00');
    expect(allowed('+33612345678', '2026-04-05T10:00Z', 'everyday')).toBe('2026-04-05T12:00');
  });

  it('takes hours of the account’s own, over midnight or not, and none', () => {
    const night: QuietHours = { kind: 'own', from: '18:30', until: '09:15' };
    expect(allowed('+4915112345678', '2026-11-23T17:30Z', 'everyday', night)).toBe(
      '2026-11-24T09:15',
    );
    const noon: QuietHours = { kind: 'own', from: '12:00', until: '14:00' };
    expect(allowed('+4915112345678', '2026-11-23T11:00Z', 'everyday', noon)).toBe(
      '2026-11-23T14:00',
    );
    expect(allowed('+4915112345678', '2026-11-23T02:00Z', 'everyday', { kind: 'off' })).toBe(
      '2026-11-23T03:00',
    );
    const never: QuietHours = { kind: 'own', from: '08:00', until: '08:00' };
    expect(allowed('+4915112345678', '2026-11-23T02:00Z', 'everyday', never)).toBe(
      '2026-11-23T03:00',
    );
  });

  it('ends where the clocks change at the end of the quiet hours', () => {
    const early: QuietHours = { kind: 'own', from: '22:00', until: '02:30' };
    expect(allowed('+4915112345678', '2026-03-29T00:30Z', 'everyday', early)).toBe(
      '2026-03-29T03:00',
    );
    // 2:15 for the second time: the first 2:30 is over.
    expect(allowed('+4915112345678', '2026-10-25T01:15Z', 'everyday', early)).toBe(
      '2026-10-25T02:30',
    );
  });
});

describe('nextAllowedAt', () => {
  const minute = fc.integer({ min: 0, max: 1_439 }).map((minutes) => {
    const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
    return `${hour}:${String(minutes % 60).padStart(2, '0')}`;
  });

  it('names a time that is allowed, never in the past, and no later than needed', () => {
    fc.assert(
      fc.property(
        minute,
        minute,
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }),
        (from, until, zone, at) => {
          const rule = quietRule({ kind: 'own', from, until }, 'DE', 'everyday');
          const next = nextAllowedAt(rule, zone, at);
          expect(next).toBeGreaterThanOrEqual(at);
          expect(next - at).toBeLessThanOrEqual(25 * 3_600_000);
          expect(nextAllowedAt(rule, zone, next)).toBe(next);
          if (next > at) expect(nextAllowedAt(rule, zone, next - 60_000)).toBe(next);
        },
      ),
    );
  });
});

describe('isFrenchHoliday', () => {
  it.each(['2026-04-06', '2026-05-14', '2026-05-25', '2026-07-14', '2027-03-29', '2038-04-26'])(
    'knows %s',
    (day) => {
      expect(isFrenchHoliday(day)).toBe(true);
    },
  );

  it.each(['2026-04-05', '2026-04-07', '2026-12-26'])('does not count %s', (day) => {
    expect(isFrenchHoliday(day)).toBe(false);
  });
});

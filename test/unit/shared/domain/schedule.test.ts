import { describe, expect, it } from 'vitest';
import {
  birthdayRule,
  lastTime,
  nextTime,
  repeats,
  timeOf,
  type ScheduleRule,
} from '#shared/domain/schedule';
import { wallTimeAt } from '#shared/domain/time-zone';
import { fc } from '../../../support/property';

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'] as const;

const rules = fc
  .record({
    repeat: fc.constantFrom(...repeats),
    zone: fc.constantFrom(...zones),
    at: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }),
  })
  .map(({ repeat, zone, at }): ScheduleRule => ({ repeat, zone, first: wallTimeAt(at, zone) }));

function days(rule: ScheduleRule, count: number): (string | undefined)[] {
  return Array.from({ length: count }, (_, index) => timeOf(rule, index)?.day);
}

describe('timeOf', () => {
  it('sends on the 31st, on the last day of shorter months, and on the 31st again', () => {
    const rule: ScheduleRule = { repeat: 'monthly', first: '2027-12-31T09:00', zone: zones[0] };
    expect(days(rule, 5)).toEqual([
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ]);
  });

  it('keeps the time of day over a change of the clocks', () => {
    const rule: ScheduleRule = { repeat: 'daily', first: '2026-03-28T09:00', zone: zones[0] };
    expect([0, 1, 2].map((index) => new Date(timeOf(rule, index)?.at ?? 0).toISOString())).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ]);
  });

  it('sends once on a day on which the time is skipped, and once where it comes twice', () => {
    const rule: ScheduleRule = { repeat: 'daily', first: '2026-03-28T02:30', zone: zones[0] };
    expect(timeOf(rule, 1)).toMatchObject({ day: '2026-03-29', change: 'skipped' });
    expect(timeOf(rule, 2)).toMatchObject({ wall: '2026-03-30T02:30', change: 'none' });
    const autumn: ScheduleRule = { repeat: 'daily', first: '2026-10-24T02:30', zone: zones[0] };
    expect(timeOf(autumn, 1)).toMatchObject({ day: '2026-10-25', change: 'twice' });
    expect(nextTime(autumn, timeOf(autumn, 1)?.at ?? 0)?.day).toBe('2026-10-26');
  });

  it('goes forward, a new day each time', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 40 }), (rule, index) => {
        const here = timeOf(rule, index);
        const next = timeOf(rule, index + 1);
        if (rule.repeat === 'once') {
          expect(next).toBeNull();
          return;
        }
        expect(next?.at ?? 0).toBeGreaterThan(here?.at ?? 0);
        expect((next?.day ?? '') > (here?.day ?? '')).toBe(true);
      }),
    );
  });
});

describe('nextTime and lastTime', () => {
  it('find neighbours: nothing lies between the last time and the next', () => {
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2036, 0, 1) }),
        (rule, at) => {
          const last = lastTime(rule, at);
          const next = nextTime(rule, at);
          if (last !== null) expect(last.at).toBeLessThanOrEqual(at);
          if (next !== null) expect(next.at).toBeGreaterThan(at);
          if (last === null) expect(next).toEqual(timeOf(rule, 0));
          else expect(nextTime(rule, last.at)).toEqual(next);
          if (last !== null && next !== null) expect(lastTime(rule, next.at - 1)).toEqual(last);
        },
      ),
    );
  });

  it('are quick however long ago a schedule began', () => {
    const rule: ScheduleRule = { repeat: 'daily', first: '1970-01-01T09:00', zone: zones[1] };
    expect(nextTime(rule, Date.UTC(2026, 10, 22, 20))?.wall).toBe('2026-11-23T09:00');
  });

  it('end before the years that no calendar writes', () => {
    const rule: ScheduleRule = { repeat: 'yearly', first: '9998-01-01T09:00', zone: zones[0] };
    expect(timeOf(rule, 0)?.day).toBe('9998-01-01');
    expect(timeOf(rule, 1)).toBeNull();
  });
});

describe('birthdayRule', () => {
  const next = (birthday: string, after: string) => {
    const rule = birthdayRule(birthday, '09:00', 'Europe/Berlin');
    return rule && nextTime(rule, Date.parse(after))?.wall;
  };

  it('sends on the birthday, with or without its year', () => {
    expect(next('1980-05-17', '2026-05-17T06:59Z')).toBe('2026-05-17T09:00');
    expect(next('--05-17', '2026-05-17T07:00Z')).toBe('2027-05-17T09:00');
  });

  it('sends on the 28th of February to who was born on the 29th', () => {
    expect(next('1988-02-29', '2026-02-01T00:00Z')).toBe('2026-02-28T09:00');
    expect(next('--02-29', '2028-02-01T00:00Z')).toBe('2028-02-29T09:00');
  });

  it('knows no birthday where there is none', () => {
    expect(birthdayRule('', '09:00', 'Europe/Berlin')).toBeNull();
    expect(birthdayRule('--13-01', '09:00', 'Europe/Berlin')).toBeNull();
  });
});

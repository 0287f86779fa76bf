import { afterEach, describe, expect, it } from 'vitest';
import { dateFormat } from '../../../../src/renderer/lib/date-format';

const zone = process.env['TZ'];
const at = Date.UTC(2026, 6, 1, 12);
const hour = { hour: 'numeric', hourCycle: 'h23' } as const;

afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('a format for dates', () => {
  it('is made once for a language and what is shown', () => {
    expect(dateFormat('en', hour)).toBe(dateFormat('en', { ...hour }));
    expect(dateFormat('de', hour)).not.toBe(dateFormat('en', hour));
    expect(dateFormat('en', { ...hour, minute: '2-digit' })).not.toBe(dateFormat('en', hour));
  });

  it('shows the time of where the computer has come to', () => {
    process.env['TZ'] = 'Europe/Berlin';
    expect(dateFormat('en', hour).format(at)).toBe('14');
    process.env['TZ'] = 'America/New_York';
    expect(dateFormat('en', hour).format(at)).toBe('08');
    process.env['TZ'] = 'Europe/Berlin';
    expect(dateFormat('en', hour).format(at)).toBe('14');
  });
});

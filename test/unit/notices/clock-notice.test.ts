import { describe, expect, it } from 'vitest';
import { clockNotice } from '../../../src/main/notices/clock-notice';
import { createTranslator } from '../../../src/main/shell/i18n';
import { errorText } from '../../../src/shared/i18n/error-text';

describe('a clock', () => {
  it.each([
    ['en', "This computer's clock shows January 2, 1970.", 'Set its date and time.'],
    ['de', 'Die Uhr dieses Computers zeigt den 2. Januar 1970.', 'Stellen Sie Datum und Uhrzeit'],
  ] as const)(
    'that shows a time before there was a Quicksend is told of in %s',
    (language, what, todo) => {
      // Noon of the second day: 1970 in every zone.
      const notice = clockNotice(1.5 * 86_400_000, language);
      const said = errorText(createTranslator(language), notice!);
      expect(said.what).toBe(what);
      expect(said.todo).toContain(todo);
    },
  );

  it.each([Date.UTC(2026, 10, 22), Date.UTC(2038, 0, 19), Date.UTC(9999, 0, 1)])(
    'that can be right is not told of: %d',
    (now) => {
      expect(clockNotice(now, 'en')).toBeNull();
    },
  );
});

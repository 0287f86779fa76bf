import { expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/shell/i18n';

it('main speaks each language at once, without waiting for it to load', () => {
  expect(createTranslator('en')('tray.quit', { ns: 'shell' })).toBe('Quit');
  expect(createTranslator('de')('tray.quit', { ns: 'shell' })).toBe('Beenden');
  expect(createTranslator('de')).toBe(createTranslator('de'));
});

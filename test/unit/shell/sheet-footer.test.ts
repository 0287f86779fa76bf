import { expect, test } from 'vitest';
import { sheetFooter } from '../../../src/main/shell/sheet-footer';

const pages = 'Page {page} of {pages}';

test('every sheet has the shop, the period and its number among all', () => {
  const footer = sheetFooter({ shopName: 'Salon', period: 'May 2026', pages });
  expect(footer).toContain('>Salon<');
  expect(footer).toContain('>May 2026<');
  expect(footer).toContain(
    'Page <span class="pageNumber"></span> of <span class="totalPages"></span>',
  );
});

test('without a name there is the period alone', () => {
  const spans = sheetFooter({ shopName: '', period: 'May 2026', pages }).match(/<span style/g);
  expect(spans).toHaveLength(2);
});

test('a name is text, whatever a shop is called', () => {
  const footer = sheetFooter({ shopName: '<script>&{page}', period: '', pages });
  expect(footer).toContain('&lt;script>&amp;{page}');
});

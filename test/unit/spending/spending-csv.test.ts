import { describe, expect, it } from 'vitest';
import { noFigures, type SpendingFigures, type SpendingReport } from '#shared/domain/spending';
import type { Language } from '#shared/domain/settings';
import { createSpendingTranslator } from '../../../src/main/shell/room-i18n';
import { spendingCsv } from '../../../src/main/spending/spending-csv';

const figures: SpendingFigures = {
  ...noFigures,
  named: { messages: 2, segments: 3, micros: 1_234_567 },
  unclear: { messages: 1, segments: 1, micros: 75_000 },
};

function report(name: string): SpendingReport {
  return {
    from: '2026-03-01',
    to: '2026-03-12',
    bucket: 'day',
    by: 'batch',
    groupsFrom: '2026-03-01',
    groupsTo: '2026-03-12',
    currencies: [
      {
        currency: 'EUR',
        total: figures,
        points: [{ start: '2026-03-02', figures }],
        groups: [{ key: 'batch-1', name, figures }],
        others: { count: 3, figures },
      },
    ],
    accounts: [],
    firstDay: '2026-03-02',
  };
}

function rows(name: string, language: Language): string[] {
  return spendingCsv(report(name), { language, say: createSpendingTranslator(language) })
    .split('\r\n')
    .slice(0, -1);
}

describe('spending as CSV', () => {
  it('has a row for each stretch, for the sum, for each group and for all others', () => {
    const numbers = 'EUR,3,4,1.234567,0.00,0.075,1,0,0.617284';
    expect(rows('Sale', 'en').slice(1)).toEqual([
      `Day,2026-03-02,2026-03-02,${numbers}`,
      `Total,2026-03-01 – 2026-03-12,,${numbers}`,
      `Batch,Sale,batch-1,${numbers}`,
      `Batch,3 more,,${numbers}`,
    ]);
  });

  it('has decimals as the language writes them', () => {
    expect(rows('Sale', 'de')[1]).toBe(
      'Tag;2026-03-02;2026-03-02;EUR;3;4;"1,234567";"0,00";"0,075";1;0;"0,617284"',
    );
  });

  it('defuses what a spreadsheet would take for a formula', () => {
    expect(rows('=HYPERLINK("x")', 'en')[3]).toContain(`Batch,"'=HYPERLINK(""x"")",batch-1`);
  });
});

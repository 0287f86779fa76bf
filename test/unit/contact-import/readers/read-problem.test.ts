import { describe, expect, it } from 'vitest';
import de from '#locales/de/errors';
import en from '#locales/en/errors';
import type { ReadProblem } from '../../../../src/main/contact-import/readers/read-problem';

/** One of each kind. */
const problems: { readonly [Code in ReadProblem['code']]: ReadProblem & { code: Code } } = {
  'import-file-missing': { code: 'import-file-missing' },
  'import-file-denied': { code: 'import-file-denied' },
  'import-file-in-use': { code: 'import-file-in-use' },
  'import-file-not-regular': { code: 'import-file-not-regular' },
  'import-file-empty': { code: 'import-file-empty' },
  'import-file-changed': { code: 'import-file-changed' },
  'import-file-unreadable': { code: 'import-file-unreadable' },
  'import-file-too-large': { code: 'import-file-too-large', params: { limitMb: 256 } },
  'import-file-unknown': { code: 'import-file-unknown' },
  'import-old-excel': { code: 'import-old-excel' },
  'import-bytes-unreadable': {
    code: 'import-bytes-unreadable',
    params: { encoding: 'utf-8', row: 3, byte: 40 },
  },
  'import-quote-open': { code: 'import-quote-open', params: { row: 3 } },
  'import-row-too-long': { code: 'import-row-too-long', params: { row: 3, limitMb: 1 } },
  'import-too-many-columns': { code: 'import-too-many-columns', params: { row: 3, limit: 9 } },
  'import-too-many-rows': { code: 'import-too-many-rows', params: { limit: 9 } },
  'import-workbook-damaged': { code: 'import-workbook-damaged', params: { part: 'ZIP' } },
  'import-workbook-unsafe': { code: 'import-workbook-unsafe', params: { part: 'ZIP' } },
  'import-sheet-missing': { code: 'import-sheet-missing', params: { sheet: 'Kunden' } },
  'import-card-open': { code: 'import-card-open', params: { card: 2, line: 9 } },
  'import-card-too-long': { code: 'import-card-too-long', params: { card: 2, line: 9 } },
  'import-too-many-cards': { code: 'import-too-many-cards', params: { limit: 9 } },
  'import-cancelled': { code: 'import-cancelled' },
};

describe('a problem of reading', () => {
  it.each(Object.values(problems))('has each of its facts in both sentences: $code', (problem) => {
    const facts = 'params' in problem ? Object.keys(problem.params).sort() : [];
    for (const sentences of [en[problem.code], de[problem.code]])
      expect(placeholders(`${sentences.what} ${sentences.todo}`)).toEqual(facts);
  });
});

function placeholders(sentence: string): string[] {
  const names = [...sentence.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].sort();
}

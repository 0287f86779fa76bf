import { describe, expect, it } from 'vitest';
import { fillTemplate, mergeTemplate } from '#shared/domain/template';
import { fieldText } from '#shared/domain/template-fields';
import { hasFields } from '#shared/domain/template-marks';
import { parseTemplate } from '#shared/domain/template-parts';
import { fc } from '../../../support/property';

const context = { nowAt: Date.UTC(2026, 10, 22, 12), timeZone: 'UTC', language: 'en' };

const piece = fc.oneof(
  fc.constantFrom('{', '}', '{{', '}}', '|', '\n', ' ', '{{name}}', '{{date+1d}}', '{{x|y}}'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
/** Texts with more braces than any person writes. */
const bracy = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
const plain = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[{}]/g, ''));
const values = fc.record({ name: bracy, x: bracy, company: fc.string() });

describe('any template', () => {
  it('is taken apart without a gap: its pieces put together are the text', () => {
    fc.assert(
      fc.property(bracy, (text) => {
        const parts = parseTemplate(text);
        expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(parts.every(({ start, end }) => start < end)).toBe(true);
      }),
    );
  });

  it('has fields exactly where not all of it is text', () => {
    fc.assert(
      fc.property(bracy, (text) => {
        expect(hasFields(text)).toBe(parseTemplate(text).some(({ kind }) => kind !== 'text'));
      }),
    );
  });

  it('has no field left when it is merged, whatever the values hold', () => {
    fc.assert(
      fc.property(bracy, values, (text, filling) => {
        const merged = mergeTemplate(text, filling, context);
        if (!merged.ok) return;
        expect(hasFields(merged.value)).toBe(false);
        expect(mergeTemplate(merged.value, {}, context)).toEqual(merged);
      }),
    );
  });

  it('is merged, or has a problem at a place that holds braces', () => {
    fc.assert(
      fc.property(bracy, values, (text, filling) => {
        const merged = mergeTemplate(text, filling, context);
        if (merged.ok) return;
        expect(merged.error.length).toBeGreaterThan(0);
        for (const { start, end } of merged.error) {
          expect(text.slice(start, end)).toMatch(/\{\{|\}\}/);
        }
      }),
    );
  });

  it('is filled in as it is merged, or keeps at each problem what was written there', () => {
    fc.assert(
      fc.property(bracy, values, (text, filling) => {
        const merged = mergeTemplate(text, filling, context);
        const filled = fillTemplate(text, filling, context);
        if (merged.ok) {
          expect(filled).toEqual({ text: merged.value, problems: [] });
          return;
        }
        const written = merged.error.map(({ start, end }) => text.slice(start, end));
        const kept = filled.problems.map(({ start, end }) => filled.text.slice(start, end));
        expect(kept).toEqual(written);
      }),
    );
  });
});

describe('text without braces', () => {
  it('survives, and so does what stands around fields', () => {
    fc.assert(
      fc.property(plain, plain, plain, (before, after, name) => {
        expect(mergeTemplate(before, {}, context)).toEqual({ ok: true, value: before });
        const filled = name.trim();
        fc.pre(filled !== '');
        expect(mergeTemplate(`${before}{{name}}${after}`, { name }, context)).toEqual({
          ok: true,
          value: before + filled + after,
        });
      }),
    );
  });
});

describe('a field that is written and read again', () => {
  it('is the same field with the same fallback', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9 _]{0,20}[a-z]$/);
    fc.assert(
      fc.property(word, fc.option(word), (name, fallback) => {
        const bare = (text: string): string => text.replace(/\s+/g, ' ');
        expect(parseTemplate(fieldText(name, fallback))).toMatchObject([
          {
            kind: 'field',
            name: bare(name),
            fallback: fallback === null ? null : bare(fallback),
            offsetDays: null,
          },
        ]);
      }),
    );
  });
});

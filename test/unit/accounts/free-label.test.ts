import { describe, expect, it } from 'vitest';
import { freeLabel } from '../../../src/main/accounts/free-label';

describe('freeLabel', () => {
  it('counts up until the label is free', () => {
    expect(freeLabel('Shop', [{ label: 'Shop' }, { label: 'Shop 2' }])).toBe('Shop 3');
  });

  it('cuts a label that no list could show', () => {
    expect(freeLabel('x'.repeat(400), []).length).toBe(60);
  });
});

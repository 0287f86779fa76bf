import { describe, expect, it } from 'vitest';
import { toggleGraceMs, toggleShows } from '../../../src/main/shell/toggle';

const hidden = { visible: false, focused: false, blurHiddenAt: null };

describe('toggling the quick window', () => {
  it('shows a hidden one and hides the one in use', () => {
    expect(toggleShows(hidden, 0)).toBe(true);
    expect(toggleShows({ visible: true, focused: true, blurHiddenAt: null }, 0)).toBe(false);
  });

  it('gives the focus to one that is shown without it', () => {
    expect(toggleShows({ visible: true, focused: false, blurHiddenAt: null }, 0)).toBe(true);
  });

  it('leaves one hidden that the click itself has just hidden by taking the focus', () => {
    const state = { ...hidden, blurHiddenAt: 1_000 };
    expect(toggleShows(state, 1_000 + toggleGraceMs - 1)).toBe(false);
    expect(toggleShows(state, 1_000 + toggleGraceMs)).toBe(true);
  });
});

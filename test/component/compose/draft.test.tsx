import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDraft, type Draft } from '#shared/domain/draft';
import { aSnapshot } from '../../support/fixtures';
import { fillCompose } from '../../../src/renderer/features/compose/compose-store';
import { fakeHandlers } from '../../support/fake-bridge-handlers';
import {
  expectChips,
  messageField,
  showCompose,
  toField,
  type ShownCompose,
} from '../../support/show-compose';

const clara = { e164: '+4915735981001', contactId: 'contact-1', name: 'Clara Vogt' };
const ben = { e164: '+12025550111', contactId: null, name: 'Ben' };
const draft: Draft = {
  recipients: [clara],
  recipientInput: '',
  text: 'Half a sen',
  language: null,
  selectionStart: 4,
  selectionEnd: 6,
};

let shown: ShownCompose | null = null;
afterEach(() => {
  shown?.end();
  shown = null;
});

async function showDraft(...state: Parameters<typeof showCompose>): Promise<ShownCompose> {
  shown = await showCompose(...state);
  return shown;
}

describe('a draft', () => {
  it('comes back with its recipients, its text and its caret', async () => {
    const { fake } = await showDraft({ draft });

    await expectChips('Clara Vogt');
    act(() => {
      fake.emit('windowShown', {});
    });

    expect(messageField().value).toBe('Half a sen');
    expect(document.activeElement).toBe(messageField());
    expect(messageField().selectionStart).toBe(4);
    expect(messageField().selectionEnd).toBe(6);
  });

  it('comes back with what was typed in To', async () => {
    const { fake } = await showDraft({
      draft: { ...draft, recipients: [], recipientInput: 'cla' },
    });

    await waitFor(() => {
      expect(toField().value).toBe('cla');
    });
    act(() => {
      fake.emit('windowShown', {});
    });

    expect(document.activeElement).toBe(toField());
  });

  it('is saved at once when the window hides, with its caret', async () => {
    const { user, fake } = await showDraft();
    await user.type(messageField(), 'Hello');
    messageField().setSelectionRange(1, 3);
    await user.keyboard('{Shift}');
    messageField().dispatchEvent(new Event('select', { bubbles: true }));

    act(() => {
      fake.emit('windowHidden', {});
    });

    expect(fake.state.draft).toMatchObject({ text: 'Hello', selectionStart: 1, selectionEnd: 3 });
  });

  it.each([
    ['the window loses the focus', () => window.dispatchEvent(new Event('blur'))],
    ['the page goes', () => window.dispatchEvent(new Event('pagehide'))],
    ['the page is hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('is saved at once when %s', async (_when, happen) => {
    const { user, fake } = await showDraft();
    await user.type(messageField(), 'Hello');

    happen();

    expect(fake.state.draft.text).toBe('Hello');
  });

  it('to somebody who was erased is gone, and so is what gave way to it', async () => {
    const { fake } = await showDraft({ draft });
    await expectChips('Clara Vogt');
    act(() => {
      fillCompose([clara], 'Another text');
      fake.emit('personErased', { contactIds: ['contact-1'], e164s: [] });
    });

    expect(messageField().value).toBe('');
    expect(fake.state.draft).toEqual(emptyDraft);
    expect(screen.queryByText(/put aside/)).toBeNull();
    expect(fake.inputsOf('saveDisplaced').at(-1)).toEqual({ drafts: [] });
  });

  it('that did not change is not saved again', async () => {
    const { fake } = await showDraft({ draft });

    act(() => {
      fake.emit('windowHidden', {});
    });

    expect(fake.inputsOf('saveDraft')).toEqual([]);
  });

  it('that could not be saved is saved later, and the reason is told once', async () => {
    const { user, fake } = await showDraft();
    fake.fail('saveDraft', 'disk-full');
    await user.type(messageField(), 'Hello');
    window.dispatchEvent(new Event('blur'));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');

    await user.type(messageField(), '!');
    window.dispatchEvent(new Event('blur'));
    await act(async () => Promise.resolve());
    expect(screen.queryByRole('alert')).toBeNull();

    fake.handle('saveDraft', fakeHandlers(fake).saveDraft);
    window.dispatchEvent(new Event('blur'));
    expect(fake.state.draft.text).toBe('Hello!');
  });

  it('gives what was typed before it came the last word', async () => {
    const { fake } = await showDraft();
    fake.state.draft = draft;
    await shown?.user.type(messageField(), 'New');

    act(() => {
      fake.emit('windowHidden', {});
    });

    expect(fake.state.draft.text).toBe('New');
  });

  describe('while typing', () => {
    beforeEach(() => {
      vi.useFakeTimers({ shouldAdvanceTime: true });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('is saved when typing rests', async () => {
      const { fake } = await showDraft();
      await act(async () => {
        fillCompose([clara], 'Hello');
      });
      expect(fake.inputsOf('saveDraft')).toEqual([]);

      await act(async () => {
        await vi.advanceTimersByTimeAsync(200);
      });

      expect(fake.state.draft).toMatchObject({ recipients: [clara], text: 'Hello' });
    });
  });
});

describe('filling the form from elsewhere', () => {
  it('keeps the text where only recipients come', async () => {
    await showDraft({ draft: { ...emptyDraft, text: 'Kept' } });

    act(() => {
      fillCompose([ben], null);
    });

    await expectChips('Ben');
    expect(messageField().value).toBe('Kept');
    expect(screen.queryByText(/put aside/)).toBeNull();
    expect(document.activeElement).toBe(messageField());
  });

  it('puts aside what it replaces, to be brought back', async () => {
    const { user } = await showDraft({ draft });
    await expectChips('Clara Vogt');

    act(() => {
      fillCompose([ben], 'Another text');
    });
    await expectChips('Ben');
    await user.click(screen.getByRole('button', { name: 'Bring it back' }));

    await expectChips('Clara Vogt');
    expect(messageField().value).toBe('Half a sen');
    expect(screen.queryByText(/put aside/)).toBeNull();
  });

  it('puts aside what is written when one link comes after another', async () => {
    const { user } = await showDraft({ draft });
    await expectChips('Clara Vogt');
    act(() => {
      fillCompose([ben], 'First link');
      fillCompose([ben], 'Second link');
    });

    await user.click(await screen.findByRole('button', { name: 'Bring it back' }));
    expect(messageField().value).toBe('First link');
    await user.click(screen.getByRole('button', { name: 'Bring it back' }));

    expect(messageField().value).toBe('Half a sen');
    expect(screen.queryByText(/put aside/)).toBeNull();
  });

  it('changes nothing where nothing comes', async () => {
    await showDraft({ draft });

    act(() => {
      fillCompose([], null);
    });

    await expectChips('Clara Vogt');
    expect(messageField().value).toBe('Half a sen');
  });

  it('works without an account too', async () => {
    await showDraft({ snapshot: aSnapshot({ accounts: [], activeAccountId: null }) });

    act(() => {
      fillCompose([ben], 'Text');
    });

    await expectChips('Ben');
  });
});

describe('a link', () => {
  it('never addresses what is written to somebody to somebody else', async () => {
    const { user } = await showDraft({ draft });
    await expectChips('Clara Vogt');

    act(() => {
      fillCompose([ben], null, 'link');
    });

    await expectChips('Ben');
    expect(messageField().value).toBe('');
    await user.click(screen.getByRole('button', { name: 'Bring it back' }));
    await expectChips('Clara Vogt');
    expect(messageField().value).toBe('Half a sen');
  });

  it('with a text alone does not send it to whom something else is written', async () => {
    await showDraft({ draft });
    await expectChips('Clara Vogt');

    act(() => {
      fillCompose([], 'Buy now', 'link');
    });

    await expectChips();
    expect(messageField().value).toBe('Buy now');
    expect(screen.getByText(/put aside/)).toBeDefined();
  });

  it('fills up what is not yet a message', async () => {
    await showDraft({ draft: { ...emptyDraft, text: 'For whom?' } });

    act(() => {
      fillCompose([ben], null, 'link');
    });

    await expectChips('Ben');
    expect(messageField().value).toBe('For whom?');
    expect(screen.queryByText(/put aside/)).toBeNull();
  });

  it('to whom the draft is for already leaves it as it is', async () => {
    await showDraft({ draft });

    act(() => {
      fillCompose([clara], null, 'link');
    });

    await expectChips('Clara Vogt');
    expect(messageField().value).toBe('Half a sen');
    expect(screen.queryByText(/put aside/)).toBeNull();
  });
});

describe('a draft that was put aside', () => {
  it('is offered again after a restart, and is kept until it is dealt with', async () => {
    shown = await showCompose({ displaced: [{ ...emptyDraft, text: 'From before' }] });
    const { user, fake } = shown;
    act(() => {
      fillCompose([{ e164: '+12025550199', contactId: null, name: null }], null);
    });
    await user.click(await screen.findByRole('button', { name: 'Bring it back' }));
    expect(messageField().value).toBe('From before');
    await waitFor(() => {
      expect(fake.state.displaced).toEqual([]);
    });
  });

  it('is handed to main as soon as it is put aside', async () => {
    shown = await showCompose();
    const { user, fake } = shown;
    await user.type(messageField(), 'Mine');
    act(() => {
      fillCompose([], 'From a link');
    });
    await waitFor(() => {
      expect(fake.state.displaced.map(({ text }) => text)).toEqual(['Mine']);
    });
  });
});

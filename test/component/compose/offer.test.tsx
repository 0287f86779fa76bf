import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDraft, type DraftRecipient } from '#shared/domain/draft';
import { accessibilityProblems } from '../../support/render';
import {
  chips,
  expectChips,
  messageField,
  showCompose,
  toField,
  type ShownCompose,
} from '../../support/show-compose';

const clara = { e164: '+4915735981001', contactId: 'contact-1', name: 'Clara Vogt' };
const ben: DraftRecipient = { e164: '+12025550111', contactId: null, name: null };

let shown: ShownCompose | null = null;
afterEach(() => {
  shown?.end();
  shown = null;
});

async function offer(
  recipient: DraftRecipient,
  ...state: Parameters<typeof showCompose>
): Promise<ShownCompose> {
  shown = await showCompose(...state);
  const { fake } = shown;
  act(() => {
    fake.emit('windowShown', {});
    fake.emit('recipientOffered', { recipient });
  });
  return shown;
}

const add = () => screen.queryByRole('button', { name: 'Add to To' });

describe('the number from the clipboard', () => {
  it('is offered, not filled in, and takes the caret nowhere', async () => {
    await offer(ben);
    expect(await screen.findByText('From the clipboard: +1 202 555 0111')).toBeDefined();
    expect(chips()).toEqual([]);
    expect(document.activeElement).toBe(toField());
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('becomes a recipient when it is taken, beside those of the draft', async () => {
    const draft = { ...emptyDraft, recipients: [ben], text: 'Hello' };
    const { user, fake } = await offer(clara, { draft });
    expect(await screen.findByText(/Clara Vogt, \+49/)).toBeDefined();
    await user.click(await screen.findByRole('button', { name: 'Add to To' }));
    await expectChips('+1 202 555 0111', 'Clara Vogt');
    expect(messageField().value).toBe('Hello');
    expect(document.activeElement).toBe(messageField());
    expect(add()).toBeNull();
    expect(fake.inputsOf('answerOffer')).toEqual([{}]);
  });

  it('goes when it is dismissed, and main is told', async () => {
    const { user, fake } = await offer(ben);
    await user.click(await screen.findByRole('button', { name: 'Dismiss' }));
    expect(add()).toBeNull();
    expect(chips()).toEqual([]);
    expect(fake.inputsOf('answerOffer')).toEqual([{}]);
  });

  it('goes with the window, which asks main anew when it is called', async () => {
    const { fake } = await offer(ben);
    await screen.findByRole('button', { name: 'Add to To' });
    act(() => {
      fake.emit('windowHidden', {});
    });
    expect(add()).toBeNull();
    expect(fake.inputsOf('answerOffer')).toEqual([]);
  });

  it('is not offered to a draft that has it or has no room', async () => {
    await offer(clara, { draft: { ...emptyDraft, recipients: [clara] } });
    expect(screen.queryByText(/From the clipboard/)).toBeNull();
    shown?.end();
    const ten = Array.from({ length: 10 }, (_, index) => ({
      e164: `+120255501${String(10 + index)}`,
      contactId: null,
      name: null,
    }));
    await offer(clara, { draft: { ...emptyDraft, recipients: ten } });
    expect(screen.queryByText(/From the clipboard/)).toBeNull();
  });

  it('goes with the person when they are erased for good', async () => {
    const { fake } = await offer(clara);
    await screen.findByRole('button', { name: 'Add to To' });
    act(() => {
      fake.emit('personErased', { contactIds: ['contact-1'], e164s: [clara.e164] });
    });
    expect(add()).toBeNull();
  });
});

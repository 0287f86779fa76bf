import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppSnapshot } from '#shared/contract/snapshot';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { fillCompose } from '../../../src/renderer/features/compose/compose-store';
import { aContact, aSnapshot } from '../../support/fixtures';
import {
  expectChips,
  messageField,
  sendButton,
  showCompose,
  toField,
  type ShownCompose,
} from '../../support/show-compose';

let shown: ShownCompose | null = null;
afterEach(() => {
  shown?.end();
  shown = null;
});

async function written(changes: Partial<AppSnapshot> = {}): Promise<ShownCompose> {
  const snapshot = aSnapshot(changes);
  shown = await showCompose({ contacts: [aContact()], nowAt: Date.now(), snapshot });
  await shown.user.type(toField(), 'Clara Vogt{Enter}');
  await expectChips('Clara Vogt');
  await shown.user.type(messageField(), 'Ready at 5.');
  return shown;
}

async function sent(changes: Partial<AppSnapshot> = {}): Promise<ShownCompose> {
  const result = await written(changes);
  await result.user.click(sendButton());
  await waitFor(() => {
    expect(messageField().value).toBe('');
  });
  return result;
}

const undoKeys = '{Control>}z{/Control}';

describe('Ctrl+Z after sending', () => {
  it('takes the message back with the caret in To, where sending has put it', async () => {
    const { user, fake } = await sent();
    expect(document.activeElement).toBe(toField());
    await user.keyboard(undoKeys);
    await waitFor(() => {
      expect(messageField().value).toBe('Ready at 5.');
    });
    expect(fake.inputsOf('undoSend')).toHaveLength(1);
  });

  it('takes it back with the focus on a button', async () => {
    const { user } = await sent();
    sendButton().focus();
    await user.keyboard(undoKeys);
    await waitFor(() => {
      expect(messageField().value).toBe('Ready at 5.');
    });
  });

  it('takes it back with the focus on nothing', async () => {
    const { user } = await sent();
    toField().blur();
    await user.keyboard(undoKeys);
    await waitFor(() => {
      expect(messageField().value).toBe('Ready at 5.');
    });
  });

  it.each([
    ['To', toField],
    ['Message', messageField],
  ])('leaves it to %s while something is typed there', async (_name, field) => {
    const { user, fake } = await sent();
    await user.type(field(), 'next');
    await user.keyboard(undoKeys);
    expect(fake.inputsOf('undoSend')).toEqual([]);
  });
});

describe('the window after sending', () => {
  it('goes away once main has the message', async () => {
    const { fake } = await sent();
    expect(fake.inputsOf('hideWindow')).toHaveLength(1);
  });

  it('stays where the user wants that', async () => {
    const { settings } = aSnapshot();
    const { fake } = await sent({ settings: { ...settings, hideAfterSending: false } });
    expect(fake.inputsOf('hideWindow')).toEqual([]);
  });

  it('stays when something is wrong', async () => {
    const { user, fake } = await written();
    fake.fail('sendSms', 'disk-full');
    await user.click(sendButton());
    await screen.findByRole('alert');
    expect(fake.inputsOf('hideWindow')).toEqual([]);
  });

  it('stays while sending is paused, since the message only waits', async () => {
    const { outbox } = aSnapshot();
    const { fake } = await sent({ outbox: { ...outbox, paused: true } });
    expect(fake.inputsOf('hideWindow')).toEqual([]);
  });

  it('offers Undo when it is shown again in time', async () => {
    const { fake } = await sent();
    act(() => {
      fake.emit('windowHidden', {});
      fake.emit('windowShown', {});
    });
    expect(screen.getByRole('button', { name: 'Undo' })).toBeDefined();
  });
});

describe('Send while To is being looked up', () => {
  /** Makes main's suggestions wait until they are let go. */
  function holdSuggestions({ fake }: ShownCompose): { letGo: () => void } {
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    fake.handle('suggestRecipients', async () => {
      await held;
      return ok([]);
    });
    return { letGo };
  }

  it('waits and then sends, what was typed meanwhile included', async () => {
    const composed = await written();
    const { user, fake } = composed;
    const held = holdSuggestions(composed);
    await user.type(toField(), '+12025550123{Control>}{Enter}{/Control}');
    fireEvent.change(toField(), { target: { value: '+12025550123, +12025550124' } });
    expect(fake.inputsOf('sendSms')).toEqual([]);
    held.letGo();
    await waitFor(() => {
      expect(fake.inputsOf('sendSms')[0]?.recipients.map(({ e164 }) => e164)).toEqual([
        '+4915735981001',
        '+12025550123',
        '+12025550124',
      ]);
    });
  });

  it('says why it does not send when the form was filled from elsewhere', async () => {
    const composed = await written();
    const { user, fake } = composed;
    const held = holdSuggestions(composed);
    await user.type(toField(), '+12025550123{Control>}{Enter}{/Control}');
    act(() => {
      fillCompose([{ e164: '+12025550199', contactId: null, name: null }], 'From a link');
    });
    held.letGo();
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was sent');
    expect(fake.inputsOf('sendSms')).toEqual([]);
  });

  it('says what main says', async () => {
    const { user, fake } = await written();
    fake.handle('sendSms', () => err(appError('account-not-found')));
    await user.click(sendButton());
    expect((await screen.findByRole('alert')).textContent).toContain('no longer here');
  });
});

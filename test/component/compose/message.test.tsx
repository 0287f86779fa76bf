import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anAccount, aPracticeAccount, aSnapshot } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
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

async function showMessage(...state: Parameters<typeof showCompose>): Promise<ShownCompose> {
  shown = await showCompose(...state);
  return shown;
}

async function paste(text: string): Promise<void> {
  await shown?.user.click(messageField());
  await shown?.user.paste(text);
}

describe('the segment meter', () => {
  it('says how the text is sent, and describes the field', async () => {
    await showMessage();

    await paste('Your glasses are ready, see you later!!');

    const meter = screen.getByText('1 segment · 39 of 160 · GSM-7');
    expect(messageField().getAttribute('aria-describedby')).toBe(meter.id);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('speaks German', async () => {
    await showMessage({ snapshot: aSnapshot({ language: 'de' }) });

    await shown?.user.type(screen.getByRole('textbox', { name: 'Nachricht' }), 'Hallo');

    expect(screen.getByText('1 Segment · 5 von 160 · GSM-7')).toBeTruthy();
  });

  it('names the first character that needs UCS-2 and what has no replacement', async () => {
    await showMessage();

    await paste('Ready 🎉 “today”');

    expect(screen.getByText('1 segment · 16 of 70 · UCS-2')).toBeTruthy();
    expect(
      screen.getByText(
        '“🎉” (character 7) leaves room for 70 characters instead of 160. ' +
          'There is no replacement for 🎉.',
      ),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Replace/ })).toBeNull();
  });

  it('names invisible characters by their code', async () => {
    await showMessage();

    await paste('at 5\u00A0pm');

    expect(screen.getByText(/An invisible character, U\+00A0, \(character 5\)/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Replace with a space' })).toBeTruthy();
  });

  it('replaces with one click, says what is won, and takes it back', async () => {
    const { user } = await showMessage();
    const text = `It’s ready — ${'a'.repeat(100)}`;

    await paste(text);
    await user.click(screen.getByRole('button', { name: 'Replace all 2, then 1 segment' }));

    expect(messageField().value).toBe(`It's ready - ${'a'.repeat(100)}`);
    expect(screen.getByText('1 segment · 113 of 160 · GSM-7')).toBeTruthy();
    expect(screen.getByText('2 characters replaced.')).toBeTruthy();
    expect(document.activeElement).toBe(messageField());

    await user.keyboard('{Control>}z{/Control}');

    expect(messageField().value).toBe(text);
  });

  it('takes the replacing back with its button too, while nothing else was typed', async () => {
    const { user } = await showMessage();

    await paste('It’s');
    await user.click(screen.getByRole('button', { name: "Replace with “'”" }));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(messageField().value).toBe('It’s');

    await user.click(screen.getByRole('button', { name: "Replace with “'”" }));
    await user.type(messageField(), '!');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

describe('a text that is too long', () => {
  it('stays whole, says by how much, and cannot be sent', async () => {
    const { user, fake } = await showMessage();
    await user.type(toField(), '+12025550123{Enter}');
    await expectChips('+1 202 555 0123');

    await paste('a'.repeat(312));

    expect(messageField().value).toHaveLength(312);
    const why = screen.getByText('12 characters over the limit of 300: shorten it to send it.');
    expect(sendButton()).toHaveProperty('disabled', true);
    expect(sendButton().getAttribute('aria-describedby')).toBe(why.id);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await screen.findByRole('alert')).textContent).toContain('312 of 300 characters');
    expect(fake.inputsOf('sendSms')).toEqual([]);
  });

  it('has the room that the account gives', async () => {
    const account = anAccount({ kind: 'famulor-platform', textLimit: 1600 });
    await showMessage({ snapshot: aSnapshot({ accounts: [account] }) });

    await paste('a'.repeat(1600));

    expect(screen.queryByText(/over the limit/)).toBeNull();
    expect(sendButton()).toHaveProperty('disabled', false);
  });

  it('of 10,000 characters is kept whole, and cut beyond that with a word about it', async () => {
    await showMessage();

    await paste('a'.repeat(10_000));
    expect(messageField().value).toHaveLength(10_000);
    expect(screen.queryByRole('alert')).toBeNull();

    await paste('b');
    expect(messageField().value).toBe('a'.repeat(10_000));
    expect(screen.getByRole('alert').textContent).toContain('first 10000 characters');
  });
});

describe('the estimated cost', () => {
  const price = (country: string, amountMicros: number) => {
    return {
      accountId: 'account-1',
      country,
      price: { amountMicros, currency: 'EUR' },
      seenAt: 1,
    };
  };

  it('is the last price of the country times segments and recipients', async () => {
    const { user } = await showMessage({ prices: [price('US', 10_000)] });

    await user.type(toField(), '+12025550123{Enter}');
    await user.type(toField(), '+12025550124{Enter}');
    await expectChips('+1 202 555 0123', '+1 202 555 0124');
    await paste('a'.repeat(161));

    expect(await screen.findByText('about €0.04')).toBeTruthy();
  });

  it('is not given where one of the prices is not known', async () => {
    const { user } = await showMessage({ prices: [price('US', 10_000)] });

    await user.type(toField(), '+12025550123{Enter}');
    await expectChips('+1 202 555 0123');
    await paste('Hello');
    expect(await screen.findByText('about €0.01')).toBeTruthy();
    await user.type(toField(), '+4915735981001{Enter}');

    await waitFor(() => {
      expect(screen.queryByText(/about/)).toBeNull();
    });
  });

  it('is nothing while practising', async () => {
    await showMessage({
      snapshot: aSnapshot({ accounts: [aPracticeAccount()], activeAccountId: 'practice' }),
    });

    expect(screen.getByText('costs nothing')).toBeTruthy();
  });
});

describe('From', () => {
  const from = (): HTMLSelectElement => screen.getByRole('combobox', { name: 'From' });

  it('offers the senders of each account and marks practice', async () => {
    const { user, fake } = await showMessage({
      snapshot: aSnapshot({ accounts: [anAccount(), aPracticeAccount()] }),
    });
    expect(from().selectedOptions[0]?.textContent).toContain('Front desk');

    await user.selectOptions(from(), screen.getByRole('option', { name: /Practice/ }));

    expect(fake.inputsOf('activateAccount')).toEqual([{ accountId: 'practice' }]);
    expect(fake.state.snapshot.activeAccountId).toBe('practice');
    expect(document.querySelector('.pill')?.textContent).toBe('Practice');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('changes the number that an account sends from', async () => {
    const { user, fake } = await showMessage();

    await user.selectOptions(from(), 'account-1 8');

    expect(fake.inputsOf('chooseSender')).toEqual([{ accountId: 'account-1', senderId: '8' }]);
    await waitFor(() => {
      expect(from().value).toBe('account-1 8');
    });
  });

  it('leads to onboarding where there is no account, and keeps the text', async () => {
    const { user, fake } = await showMessage({
      snapshot: aSnapshot({ accounts: [], activeAccountId: null }),
    });

    await paste('Kept');
    expect(sendButton()).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'Set up an account' }));

    expect(fake.inputsOf('openDesk')).toEqual([{ room: 'onboarding' }]);
    expect(messageField().value).toBe('Kept');
  });
});

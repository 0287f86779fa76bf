import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aContact, aSnapshot } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import {
  chips,
  expectChips,
  messageField,
  showCompose,
  toField,
  type ShownCompose,
} from '../../support/show-compose';

const contacts = [
  aContact(),
  aContact({
    id: 'contact-2',
    familyName: 'Zimmer',
    numbers: [{ e164: '+12025550111', typed: '(202) 555-0111', label: 'work' }],
  }),
];

let shown: ShownCompose | null = null;
afterEach(() => {
  shown?.end();
  shown = null;
});

async function showTo(): Promise<ShownCompose> {
  shown = await showCompose({ contacts });
  return shown;
}

describe('To', () => {
  it('has the focus at first and no accessibility problem, with a list open or not', async () => {
    const { user } = await showTo();
    expect(document.activeElement).toBe(toField());
    expect(await accessibilityProblems()).toEqual([]);

    await user.type(toField(), 'cla');
    await screen.findByRole('option', { name: /Clara Vogt/ });

    expect(await accessibilityProblems()).toEqual([]);
  });

  it('marks who has opted out, a number that is typed too', async () => {
    shown = await showCompose({
      contacts,
      optOuts: [
        { e164: '+12025550111', optedOutAt: 0, how: '' },
        { e164: '+12025550199', optedOutAt: 0, how: '' },
      ],
    });
    const { user } = shown;
    await user.type(toField(), 'cla');
    const marked = await screen.findByRole('option', { name: /Clara Zimmer/ });
    expect(marked.textContent).toContain('Opted out');
    expect(screen.getByRole('option', { name: /Clara Vogt/ }).textContent).not.toContain('Opted');
    expect(await accessibilityProblems()).toEqual([]);
    await user.clear(toField());
    await user.type(toField(), '+12025550199');
    expect(await screen.findByRole('option', { name: /555 0199.*Opted out/ })).toBeTruthy();
  });

  it('takes the first contact that a few letters offer, on Enter', async () => {
    const { user } = await showTo();

    await user.type(toField(), 'cla{Enter}');

    await expectChips('Clara Vogt');
    expect(toField().value).toBe('');
  });

  it('takes what the arrow keys have chosen', async () => {
    const { user } = await showTo();

    await user.type(toField(), 'cla');
    await screen.findByRole('option', { name: /Clara Zimmer/ });
    await user.keyboard('{ArrowDown}{Enter}');

    await expectChips('Clara Zimmer');
  });

  it('takes what is clicked', async () => {
    const { user } = await showTo();

    await user.type(toField(), 'cla');
    await user.click(await screen.findByRole('option', { name: /Clara Zimmer/ }));

    await expectChips('Clara Zimmer');
  });

  it.each(['{Enter}', ',', ';', '{Tab}'])('takes a typed number on %s', async (key) => {
    const { user } = await showTo();

    await user.type(toField(), `030 123456${key}`);

    await expectChips('+49 30 123456');
  });

  it('offers the typed number itself, read with the default country', async () => {
    const { user } = await showTo();

    await user.type(toField(), '0301 23456');

    await user.click(await screen.findByRole('option', { name: /\+49 30 123456/ }));
    await expectChips('+49 30 123456');
  });

  it('knows the contact behind a typed number', async () => {
    const { user } = await showTo();

    await user.type(toField(), '+1 202 555 0111{Enter}');

    await expectChips('Clara Zimmer');
  });

  it('says why a number cannot be texted, and keeps it', async () => {
    const { user } = await showTo();

    await user.type(toField(), '0999 1{Enter}');

    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('“0999 1”');
    expect(alert.textContent).toContain('your default country counts: Germany.');
    expect(toField().value).toBe('0999 1');
    expect(toField().getAttribute('aria-invalid')).toBe('true');
    expect(toField().getAttribute('aria-describedby')).toContain(alert.id);
    expect(await accessibilityProblems()).toEqual([]);

    await user.type(toField(), '2');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not take a half-typed name when it is left, since that may be the wrong person', async () => {
    const { user } = await showTo();

    await user.type(toField(), 'clar');
    await user.click(messageField());

    expect((await screen.findByRole('alert')).textContent).toContain('“clar”');
    expect(chips()).toEqual([]);
  });

  it('takes a whole name when it is left', async () => {
    const { user } = await showTo();

    await user.type(toField(), 'clara vogt');
    await user.click(messageField());

    await expectChips('Clara Vogt');
  });

  it('splits several pasted numbers, and keeps what is none with the reason', async () => {
    const { user } = await showTo();

    await user.click(toField());
    await user.paste('+1 202 555 0111; +12025550112\nnobody, Clara Vogt');

    await expectChips('Clara Zimmer', '+1 202 555 0112', 'Clara Vogt');
    expect(toField().value).toBe('nobody');
    expect(screen.getByRole('alert').textContent).toContain('“nobody” is not a phone number');
  });

  it('takes each number once', async () => {
    const { user } = await showTo();

    await user.type(toField(), '+12025550112{Enter}');
    await expectChips('+1 202 555 0112');
    await user.type(toField(), '(202) 555-0112'.replace('(202)', '+1 202') + '{Enter}');

    await waitFor(() => {
      expect(toField().value).toBe('');
    });
    expect(chips()).toEqual(['+1 202 555 0112']);
  });

  it('takes ten recipients and says so when there are more', async () => {
    const { user } = await showTo();
    const numbers = Array.from({ length: 12 }, (_, index) => `+120255501${String(20 + index)}`);

    await user.click(toField());
    await user.paste(numbers.join(','));

    expect((await screen.findByRole('alert')).textContent).toContain('10 recipients at most');
    expect(chips()).toHaveLength(10);
    expect(toField().value).toBe('+12025550130, +12025550131');
  });

  it('gives a recipient up for Backspace in the empty field', async () => {
    const { user } = await showTo();
    await user.type(toField(), 'clara vogt{Enter}');
    await expectChips('Clara Vogt');

    await user.keyboard('{Backspace}');

    expect(chips()).toEqual([]);
    expect(document.activeElement).toBe(toField());
  });

  it('lets chips be reached and removed with the keyboard', async () => {
    const { user } = await showTo();
    await user.click(toField());
    await user.paste('Clara Vogt, Clara Zimmer');
    await expectChips('Clara Vogt', 'Clara Zimmer');

    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.textContent).toContain('Clara Zimmer');
    await user.keyboard('{Delete}');
    expect(chips()).toEqual(['Clara Vogt']);
    await user.keyboard('{Delete}');

    expect(chips()).toEqual([]);
    await waitFor(() => {
      expect(document.activeElement).toBe(toField());
    });
  });

  it('removes a chip with its button', async () => {
    const { user } = await showTo();
    await user.type(toField(), 'clara vogt{Enter}');
    await expectChips('Clara Vogt');

    await user.click(screen.getByRole('button', { name: /Remove Clara Vogt/ }));

    expect(chips()).toEqual([]);
  });

  it('says that nobody matches instead of showing nothing', async () => {
    const { user } = await showTo();

    await user.type(toField(), 'zzz');

    expect(await screen.findByText('No contact or number matches.')).toBeTruthy();
  });

  it('offers the last recipients for the down arrow', async () => {
    const { user, fake } = await showTo();

    await user.click(toField());
    await user.keyboard('{ArrowDown}');

    await screen.findByRole('option', { name: /Clara Vogt/ });
    expect(fake.inputsOf('suggestRecipients').at(-1)?.query).toBe('');
  });

  it('reads numbers with another country once that is the default', async () => {
    const { user, fake } = await showTo();
    const { settings } = aSnapshot();
    act(() => {
      fake.changeSnapshot({ settings: { ...settings, defaultCountry: 'US' } });
    });

    await user.type(toField(), '202 555 0199{Enter}');

    await expectChips('+1 202 555 0199');
  });
});

import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '#shared/domain/draft';
import { aTemplate } from '../../support/fake-template-handlers';
import { aContact, anAccount, aSnapshot } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import {
  messageField,
  sendButton,
  showCompose,
  statusText,
  toField,
  type ShownCompose,
} from '../../support/show-compose';

let shown: ShownCompose | null = null;
afterEach(() => {
  shown?.end();
  shown = null;
});

const clara = { e164: '+4915735981001', contactId: 'contact-1', name: 'Clara Vogt' };
const stranger = { e164: '+12025550123', contactId: null, name: null };
const templates = [
  aTemplate({ id: 't1', name: 'Appointment', text: 'Until tomorrow, {{first_name}}!' }),
  aTemplate({ id: 't2', name: 'Order in', text: 'Hi {{first_name|there}}, your order is in.' }),
  aTemplate({ id: 't3', name: 'Reorder', text: 'The next order of {{company}} is due.' }),
];

async function showTo(
  recipients: readonly (typeof clara | typeof stranger)[],
  state: Parameters<typeof showCompose>[0] = {},
): Promise<ShownCompose> {
  shown = await showCompose({
    contacts: [aContact()],
    templates,
    draft: { ...emptyDraft, recipients },
    ...state,
  });
  return shown;
}

const list = () => screen.findByRole('listbox', { name: 'Templates' });
const options = async () =>
  within(await list())
    .getAllByRole('option')
    .map((option) => option.querySelector('.template-option-name')?.textContent);

async function typed(text: string): Promise<void> {
  await shown?.user.click(messageField());
  await shown?.user.keyboard(text);
}

async function textBecomes(text: string): Promise<void> {
  await waitFor(() => {
    expect(messageField().value).toBe(text);
  });
}

/** What the text area has selected. */
function selected(): string {
  const { value, selectionStart, selectionEnd } = messageField();
  return value.slice(selectionStart, selectionEnd);
}

describe('a slash in the text', () => {
  it('offers the templates, and part of a name those that it fits best first', async () => {
    await showTo([]);
    await typed('/');
    expect(await options()).toEqual(['Appointment', 'Order in', 'Reorder']);
    await typed('ord');
    await waitFor(async () => {
      expect(await options()).toEqual(['Order in', 'Reorder']);
    });
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('points the field at the list and at what Enter takes', async () => {
    const { user } = await showTo([]);
    await typed('/');
    const box = await list();
    expect(messageField().getAttribute('aria-controls')).toBe(box.id);
    await user.keyboard('{ArrowDown}');
    const [, second] = within(box).getAllByRole('option');
    await waitFor(() => {
      expect(messageField().getAttribute('aria-activedescendant')).toBe(second!.id);
    });
    expect(second!.getAttribute('aria-selected')).toBe('true');
    expect(screen.getByText('3 templates')).toBeTruthy();
    await user.keyboard('{ArrowUp}{ArrowUp}{Enter}');
    await textBecomes('The next order of {{company}} is due.');
  });

  it.each([
    ['within a word', 'and/or'],
    ['where no name fits', 'see /home'],
    ['before a word that is over', '/order '],
  ])('is only a slash %s', async (_, text) => {
    const { fake } = await showTo([]);
    await typed(text);
    await waitFor(() => {
      expect(fake.state.draft.text).toBe(text);
    });
    expect(screen.queryByRole('listbox', { name: 'Templates' })).toBeNull();
  });

  it('is let alone after Escape, and Enter is a new line again', async () => {
    const { user } = await showTo([]);
    await typed('/');
    await list();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox', { name: 'Templates' })).toBeNull();
    await user.keyboard('{Enter}');
    expect(messageField().value).toBe('/\n');
  });
});

describe('a slash where there is no template yet', () => {
  const hint = () => screen.findByText('No templates yet');

  it('says what a template is, aloud too, and Tab and Enter lead to where one is made', async () => {
    const { fake, user, container } = await showTo([], { templates: [] });
    await typed('Hello /');
    expect((await hint()).parentElement?.textContent).toContain('send again and again');
    expect(container.querySelector('.message-row [aria-live]')?.textContent).toContain(
      'No templates yet. A template is a text',
    );
    expect(await accessibilityProblems()).toEqual([]);
    await user.keyboard('{Tab}');
    const make = screen.getByRole('button', { name: 'Make a template' });
    expect(document.activeElement).toBe(make);
    await user.keyboard('{Enter}');
    expect(fake.inputsOf('openDesk')).toEqual([{ room: 'templates' }]);
    expect(screen.queryByText('No templates yet')).toBeNull();
    expect(messageField().value).toBe('Hello /');
  });

  it('is let alone after Escape, from the text and from the button', async () => {
    const { user } = await showTo([], { templates: [] });
    await typed('/');
    await hint();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('No templates yet')).toBeNull();
    await user.keyboard('{Backspace}/');
    await hint();
    await user.keyboard('{Tab}{Escape}');
    expect(screen.queryByText('No templates yet')).toBeNull();
    expect(document.activeElement).toBe(messageField());
    await user.keyboard('{Enter}');
    expect(messageField().value).toBe('/\n');
  });

  it.each([
    ['a blank', '/ '],
    ['what stands before it', '{Backspace}'],
  ])('is silent again with %s', async (_, keys) => {
    await showTo([], { templates: [] });
    await typed('/');
    await hint();
    await typed(keys);
    expect(screen.queryByText('No templates yet')).toBeNull();
  });

  it('is silent again once the caret is elsewhere', async () => {
    const { user } = await showTo([], { templates: [] });
    await typed('/');
    await hint();
    await user.click(toField());
    expect(screen.queryByText('No templates yet')).toBeNull();
  });

  it('is only a slash where main cannot say what there is', async () => {
    const { fake } = await showTo([], { templates: [] });
    fake.fail('listTemplates', 'disk-full');
    await typed('/');
    await waitFor(() => {
      expect(fake.state.draft.text).toBe('/');
      expect(fake.inputsOf('listTemplates')).toHaveLength(1);
    });
    // What main answers is shown in a turn of its own.
    await act(async () => {
      await Promise.resolve();
    });
    expect(screen.queryByText('No templates yet')).toBeNull();
  });
});

describe('a template that is chosen', () => {
  it('takes the place of the slash, filled in for the one recipient', async () => {
    const { user } = await showTo([clara]);
    await typed('Hello. /ord more');
    messageField().setSelectionRange(11, 11);
    await user.keyboard('{Backspace}d');
    await list();
    await user.keyboard('{Enter}');
    await textBecomes('Hello. Hi Clara, your order is in. more');
    expect(document.activeElement).toBe(messageField());
    expect(messageField().selectionStart).toBe('Hello. Hi Clara, your order is in.'.length);
  });

  it('is chosen with a click too', async () => {
    const { user } = await showTo([clara]);
    await typed('/app');
    await user.click(within(await list()).getByRole('option', { name: 'Appointment' }));
    await textBecomes('Until tomorrow, Clara!');
  });

  it('takes its fallback for a number that nobody knows', async () => {
    const { user } = await showTo([stranger]);
    await typed('/ord');
    await list();
    await user.keyboard('{Tab}');
    await textBecomes('Hi there, your order is in.');
  });

  it('has what is missing selected, marked and named', async () => {
    const { user, container } = await showTo([clara]);
    await typed('/reo');
    await list();
    await user.keyboard('{Enter}');
    await textBecomes('The next order of {{company}} is due.');
    expect(selected()).toBe('{{company}}');
    expect(await screen.findByText('“company” is empty for Clara Vogt.')).toBeTruthy();
    await waitFor(() => {
      expect(container.querySelector('mark[data-bad]')?.textContent).toBe('{{company}}');
    });
    expect(await accessibilityProblems()).toEqual([]);
    await user.keyboard('the café');
    await textBecomes('The next order of the café is due.');
    expect(screen.queryByText('“company” is empty for Clara Vogt.')).toBeNull();
  });

  it('is filled in by its own language for several recipients, not by the program’s', async () => {
    const { fake, user } = await showTo([clara, stranger], {
      templates: [
        aTemplate({ id: 't', name: 'Geburtstag', text: 'Am {{birthday|Tag}}!', language: 'de' }),
      ],
    });
    await typed('/geb');
    await list();
    await user.keyboard('{Enter}');
    await textBecomes('Am {{birthday|Tag}}!');
    await waitFor(() => {
      expect(fake.inputsOf('mergeText').at(-1)).toMatchObject({ language: 'de' });
    });
    await user.click(sendButton());
    await waitFor(() => {
      expect(fake.inputsOf('sendSms')).toMatchObject([{ language: 'de' }]);
    });
  });

  it('is filled in by its own language after a restart too, until something else is written', async () => {
    const to = [clara, stranger];
    const draft = { ...emptyDraft, recipients: to, text: '{{date}}', language: 'de' };
    const { fake, user } = await showTo(to, { draft });
    await waitFor(() => {
      expect(fake.inputsOf('mergeText').at(-1)).toMatchObject({ language: 'de' });
    });
    await user.clear(messageField());
    await user.type(messageField(), 'Today is {{{{date}}.');
    await waitFor(() => {
      expect(fake.inputsOf('mergeText').at(-1)).toMatchObject({ language: null });
    });
  });

  it('keeps its fields for several recipients, and shows what the first one gets', async () => {
    const { user } = await showTo([clara, stranger]);
    await typed('/ord');
    await list();
    await user.keyboard('{Enter}');
    await textBecomes('Hi {{first_name|there}}, your order is in.');
    expect(await screen.findByText(/Hi Clara, your order is in\./)).toBeTruthy();
    // The longest of the texts is the one that is measured: Clara's and the stranger's.
    expect(screen.getByText('1 segment · 27 of 160 · GSM-7')).toBeTruthy();
  });
});

describe('Send', () => {
  it('with a field that main cannot fill in says so, and puts the caret there', async () => {
    const { user, fake } = await showTo([clara], {
      draft: { ...emptyDraft, recipients: [clara], text: 'Hi {{company}}' },
    });
    const params = { field: 'company', recipient: 'Clara Vogt', start: 3, end: 14 };
    fake.fail('sendSms', 'template-field-empty', { params });
    await user.click(sendButton());
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The field “company” is empty for Clara Vogt.',
    );
    await waitFor(() => {
      expect(document.activeElement).toBe(messageField());
    });
    expect(selected()).toBe('{{company}}');
    expect(messageField().value).toBe('Hi {{company}}');
  });

  it('brings back what was written when it is undone, not what was filled in for one', async () => {
    const text = 'Hi {{first_name|there}}';
    const { user, fake } = await showTo([clara, stranger], {
      draft: { ...emptyDraft, recipients: [clara, stranger], text },
    });
    const sendSms = fake.inputsOf.bind(fake, 'sendSms');
    await user.click(sendButton());
    await waitFor(() => {
      expect(sendSms()).toHaveLength(1);
    });
    await waitFor(() => {
      expect(statusText()).toContain('Sending in');
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await textBecomes(text);
  });
});

describe('a sign-off', () => {
  const signed = aSnapshot({ accounts: [anAccount({ signOff: 'Salon Berger', textLimit: 30 })] });

  it('is shown under the text and counted, and not twice', async () => {
    const { user } = await showTo([clara], { snapshot: signed });
    await typed('Ready.');
    expect(screen.getByText('Salon Berger')).toBeTruthy();
    expect(screen.getByText('1 segment · 19 of 160 · GSM-7')).toBeTruthy();
    await user.keyboard('{Enter}Salon Berger');
    expect(screen.getByText('1 segment · 19 of 160 · GSM-7')).toBeTruthy();
    expect(screen.queryByText('Salon Berger', { selector: '.sign-off' })).toBeNull();
  });

  it('makes a text too long that would fit without it', async () => {
    await showTo([clara], { snapshot: signed });
    await typed('x'.repeat(20));
    expect(
      screen.getByText('3 characters over the limit of 30: shorten it to send it.'),
    ).toBeTruthy();
  });

  it('says so where it is what needs UCS-2', async () => {
    const snapshot = aSnapshot({ accounts: [anAccount({ signOff: '✂ Berger' })] });
    await showTo([clara], { snapshot });
    await typed('Ready.');
    expect(screen.getByText(/A character in the sign-off/)).toBeTruthy();
  });
});

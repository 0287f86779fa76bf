import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { RecipientSuggestion } from '#shared/domain/contact';
import {
  emptyTemplates,
  useTemplates,
} from '../../../src/renderer/features/templates/templates-store';
import { closeImport } from '../../../src/renderer/features/templates/template-files';
import { usePreview } from '../../../src/renderer/features/templates/preview-store';
import { TemplatesRoom } from '../../../src/renderer/features/templates/templates-room';
import { UnsavedTemplates } from '../../../src/renderer/features/templates/unsaved-templates';
import { aTemplate } from '../../support/fake-template-handlers';
import { aContact, anAccount, aSnapshot } from '../../support/fixtures';
import { accessibilityProblems, show, type Shown } from '../../support/render';

afterEach(() => {
  useTemplates.setState(emptyTemplates, true);
  usePreview.setState({ recipient: null, wasChosen: false });
  closeImport();
});

const clara = aContact();
const bea = aContact({
  id: 'contact-2',
  givenName: 'Bea',
  familyName: 'Kern',
  company: 'Blumen Kern',
  numbers: [{ e164: '+4915735981002', typed: '0157 35981002', label: '' }],
});
/** Whom To would offer, the one who was texted last first. */
const suggestions = [clara, bea].map((contact): RecipientSuggestion => ({
  e164: contact.numbers[0]!.e164,
  contactId: contact.id,
  name: `${contact.givenName} ${contact.familyName}`,
  label: '',
  lastTextedAt: null,
  optedOut: false,
}));
const templates = [
  aTemplate({ id: 't1', name: 'Appointment', text: 'Until tomorrow, {{first_name}}!' }),
  aTemplate({ id: 't2', name: 'Order in', text: 'The order of {{company}} is in.' }),
];

async function showRoom(state: Parameters<typeof show>[1] = {}): Promise<Shown> {
  const shown = await show(
    <>
      <TemplatesRoom />
      <UnsavedTemplates />
    </>,
    { contacts: [clara, bea], suggestions, templates, ...state },
  );
  await waitFor(() => {
    expect(useTemplates.getState().isLoaded).toBe(true);
  });
  return shown;
}

const lines = () =>
  screen.getAllByRole('row').map((row) => row.querySelector('.list-line-name')?.textContent);
const text = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' });
const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
const button = (label: string | RegExp) => screen.getByRole('button', { name: label });
const preview = () => screen.getByTestId('template-preview').textContent;
const open = async ({ user }: Shown, line: string) => {
  await user.click(screen.getByRole('row', { name: line }));
};

describe('the room of the templates', () => {
  it('lists them by name, and finds them by name and text', async () => {
    const { user } = await showRoom();
    expect(lines()).toEqual(['Appointment', 'Order in']);
    await user.type(screen.getByRole('searchbox', { name: 'Search templates' }), 'COMPANY');
    expect(lines()).toEqual(['Order in']);
    await user.type(screen.getByRole('searchbox', { name: 'Search templates' }), 'x');
    expect(screen.getByText('No template matches.')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('adds one', async () => {
    const { user, fake } = await showRoom();
    await user.click(button('New template'));
    await user.type(name(), 'Closed');
    await user.click(text());
    await user.paste('We are closed on {{date}}.');
    await user.click(button('Save'));
    await screen.findByText('Saved.');
    expect(fake.inputsOf('saveTemplate')).toEqual([
      { id: null, name: 'Closed', text: 'We are closed on {{date}}.', language: 'en' },
    ]);
    await waitFor(() => {
      expect(lines()).toEqual(['Appointment', 'Closed', 'Order in']);
    });
  });

  it('says why one cannot be saved, and keeps what was written', async () => {
    const shown = await showRoom();
    await open(shown, 'Order in');
    await shown.user.clear(name());
    await shown.user.type(name(), 'appointment');
    await shown.user.click(button('Save'));
    expect((await screen.findByRole('alert')).textContent).toContain('is taken');
    expect(name().value).toBe('appointment');
  });

  it('loses nothing when somebody looks at another one before saving', async () => {
    const shown = await showRoom();
    await open(shown, 'Order in');
    await shown.user.type(name(), ' today');
    await open(shown, 'Appointment');
    expect(name().value).toBe('Appointment');
    await open(shown, 'Order in');
    expect(name().value).toBe('Order in today');
    expect(lines()[1]).toBe('Order innot saved');
    await shown.user.click(button('Discard'));
    expect(name().value).toBe('Order in');
  });

  it('brings back with a deleted one what was not saved of it', async () => {
    const shown = await showRoom();
    await open(shown, 'Order in');
    await shown.user.type(name(), ' today');
    await shown.user.click(button('Delete'));
    await screen.findByText(/^Template deleted/);
    await shown.user.click(button('Undo'));
    await screen.findByText('It is back.');
    await waitFor(() => {
      expect(name().value).toBe('Order in today');
    });
  });

  it('deletes one, and takes that back', async () => {
    const shown = await showRoom();
    await open(shown, 'Order in');
    await shown.user.click(button('Delete'));
    await screen.findByText(/^Template deleted/);
    await waitFor(() => {
      expect(lines()).toEqual(['Appointment']);
    });
    await shown.user.click(button('Undo'));
    await screen.findByText('It is back.');
    await waitFor(() => {
      expect(lines()).toEqual(['Appointment', 'Order in']);
    });
    expect(name().value).toBe('Order in');
  });

  it('puts fields in at the caret', async () => {
    const shown = await showRoom({
      customFields: [{ id: 'f1', name: 'Order no.', kind: 'text' }],
    });
    await open(shown, 'Appointment');
    text().focus();
    text().setSelectionRange(6, 14);
    await shown.user.click(button('Insert field'));
    await shown.user.click(await screen.findByRole('menuitem', { name: /Tomorrow/ }));
    expect(text().value).toBe('Until {{date+1d}}, {{first_name}}!');
    await shown.user.click(button('Insert field'));
    expect(await screen.findByRole('menuitem', { name: /Order no\./ })).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('asks before what is not saved is lost with the window', async () => {
    const shown = await showRoom();
    await open(shown, 'Order in');
    await shown.user.type(name(), '!');
    const closing = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(true);
    const dialog = await screen.findByRole('alertdialog', { name: 'Save the template?' });
    await shown.user.click(within(dialog).getByRole('button', { name: 'Keep editing' }));
    expect(name().value).toBe('Order in!');
    await shown.user.click(button('Save'));
    await screen.findByText('Saved.');
    const again = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(again);
    expect(again.defaultPrevented).toBe(false);
  });
});

describe('the preview', () => {
  it('shows what the contact who was texted last would get, with its segments', async () => {
    const shown = await showRoom({
      snapshot: aSnapshot({ accounts: [anAccount({ signOff: 'Salon Berger' })] }),
    });
    await open(shown, 'Appointment');
    await waitFor(() => {
      expect(preview()).toBe('Until tomorrow, Clara!\nSalon Berger');
    });
    expect(screen.getByText('1 segment · 35 of 160 · GSM-7')).toBeTruthy();
  });

  it('points at a field that is empty, and follows another contact', async () => {
    const shown = await showRoom();
    await open(shown, 'Order in');
    expect(await screen.findByText('“company” is empty for Clara Vogt.')).toBeTruthy();
    expect(screen.getByText('A fallback helps where nothing is known: {{company|…}}')).toBeTruthy();
    const picker = screen.getByRole('combobox', { name: 'As it goes to' });
    await shown.user.clear(picker);
    await shown.user.type(picker, 'Bea');
    await shown.user.click(await screen.findByRole('option', { name: /Bea Kern/ }));
    await waitFor(() => {
      expect(preview()).toBe('The order of Blumen Kern is in.');
    });
    expect(screen.queryByText(/is empty for/)).toBeNull();
  });

  it('marks where a field stands that cannot be filled in', async () => {
    const shown = await showRoom({ contacts: [] });
    await open(shown, 'Order in');
    await shown.user.clear(text());
    await shown.user.click(text());
    await shown.user.paste('Hi {{nick}} and {{first_name');
    expect(await screen.findByText('There is no field “nick”.')).toBeTruthy();
    const marks = [...shown.container.querySelectorAll('mark[data-bad]')];
    expect(marks.map((mark) => mark.textContent)).toEqual(['{{nick}}', '{{first_name']);
  });

  it('says the first of a hundred mistakes, and how many more there are', async () => {
    const shown = await showRoom();
    await open(shown, 'Order in');
    await shown.user.clear(text());
    await shown.user.click(text());
    await shown.user.paste('{{a'.repeat(100));
    expect(await screen.findByText('96 more are marked in the text.')).toBeTruthy();
    expect(screen.getAllByText(/The field “a” is not closed/)).toHaveLength(4);
  });

  it('says where the text is longer than the account may send', async () => {
    const shown = await showRoom({
      snapshot: aSnapshot({ accounts: [anAccount({ textLimit: 20 })] }),
    });
    await open(shown, 'Appointment');
    expect(await screen.findByText(/2 characters over the limit of 20/)).toBeTruthy();
  });
});

describe('a room without templates', () => {
  it('adds a ready-made one with one click', async () => {
    const { user, fake } = await showRoom({ templates: [] });
    expect(screen.getByRole('heading', { name: 'No templates yet' })).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(button('Add “Order in”'));
    await waitFor(() => {
      expect(name().value).toBe('Order in');
    });
    const [added] = fake.state.templates;
    expect(added).toMatchObject({ name: 'Order in', language: 'en' });
    expect(added?.text).toContain('{{first_name|there}}');
  });

  it('has its examples in German where the program speaks German', async () => {
    const { user, fake } = await showRoom({
      templates: [],
      snapshot: aSnapshot({ language: 'de' }),
    });
    await user.click(button('„Termin morgen“ hinzufügen'));
    await waitFor(() => {
      const [added] = fake.state.templates;
      expect(added?.language).toBe('de');
      expect(added?.text).toContain('{{datum+1t}}');
    });
  });
});

describe('an import', () => {
  const row = { name: 'Order in', text: 'Theirs', language: 'en' };

  it('shows what would become of each, and asks about names that are taken', async () => {
    const { user, fake } = await showRoom();
    fake.succeed('openTemplateImport', {
      importId: 'import-1',
      fileName: 'templates.csv',
      rows: [
        { ...row, name: 'New one', verdict: { kind: 'new' } },
        { ...row, verdict: { kind: 'taken', freeName: 'Order in (2)' } },
        { ...row, name: '', verdict: { kind: 'unusable', why: 'no-name' } },
      ],
    });
    await user.click(button('Import and export'));
    await user.click(await screen.findByRole('menuitem', { name: 'Import…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Import templates.csv' });
    const verdicts = () =>
      within(within(dialog).getByRole('list'))
        .getAllByRole('listitem')
        .map((li) => li.textContent);
    expect(verdicts()).toEqual([
      'New oneis added',
      'Order inis added as “Order in (2)”',
      'Without a nameis left out: it has no name',
    ]);
    expect(await accessibilityProblems()).toEqual([]);
    const choice = within(dialog).getByRole('combobox', { name: 'Where a name is taken already' });
    await user.selectOptions(choice, 'Replace mine');
    expect(verdicts()[1]).toBe('Order inreplaces yours');
    await user.click(within(dialog).getByRole('button', { name: 'Import 2 templates' }));
    await screen.findByText('Templates imported.');
    expect(fake.inputsOf('runTemplateImport')).toEqual([
      { importId: 'import-1', takenNames: 'replace' },
    ]);
  });

  it('keeps nothing where it is cancelled, and says why a file cannot be read', async () => {
    const { user, fake } = await showRoom();
    await user.click(button('Import and export'));
    await user.click(await screen.findByRole('menuitem', { name: 'Import…' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(fake.inputsOf('runTemplateImport')).toEqual([]);
    fake.fail('openTemplateImport', 'templates-file-unknown');
    await user.click(button('Import and export'));
    await user.click(await screen.findByRole('menuitem', { name: 'Import…' }));
    expect((await screen.findByRole('alert')).textContent).toContain('finds no templates');
  });
});

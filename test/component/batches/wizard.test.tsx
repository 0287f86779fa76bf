import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Batch, BatchDraft } from '#shared/domain/batch';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { editDraft } from '../../../src/renderer/features/batches/wizard/draft-store';
import { aTemplate } from '../../support/fake-template-handlers';
import { accessibilityProblems, type Shown } from '../../support/render';
import { aWrittenDraft, button, clara, showBatches } from './shown-batches';

const radio = (name: string | RegExp): HTMLElement => screen.getByRole('radio', { name });
const box = (name: string): HTMLTextAreaElement =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const step = (name: string): Promise<HTMLElement> =>
  screen.findByRole('heading', { level: 2, name });

async function begin(shown: Shown): Promise<void> {
  await shown.user.click(await screen.findByRole('button', { name: 'New batch' }));
  await step('Whom is it for?');
}

/** Opens the only draft that there is, at its text. */
async function openText(shown: Shown): Promise<void> {
  await shown.user.click(await screen.findByRole('button', { name: /^Everybody tagged/ }));
  await step('What does it say?');
}

const kept = ({ fake }: Shown): Batch | undefined => fake.state.batches[0];

describe('whom a batch is for', () => {
  it('is a tag, chosen from those that there are', async () => {
    const shown = await showBatches();
    await begin(shown);
    expect(button('Go on to the text')).toHaveProperty('disabled', true);
    await shown.user.click(radio('Contacts with a tag'));
    await shown.user.selectOptions(screen.getByRole('combobox', { name: 'Tag' }), 'VIP (1)');
    expect(await accessibilityProblems()).toEqual([]);
    await shown.user.click(button('Go on to the text'));
    await step('What does it say?');
    expect(kept(shown)?.draft).toMatchObject({
      source: { kind: 'tag', name: 'VIP' },
      accountId: 'account-1',
      senderId: '7',
    });
  });

  it('says where tags and saved searches come from while there are none', async () => {
    const shown = await showBatches({ contacts: [] });
    await begin(shown);
    await shown.user.click(radio('Contacts with a tag'));
    expect(await screen.findByText(/No contact has a tag yet/)).toBeTruthy();
    await shown.user.click(radio('A saved search'));
    expect(screen.getByText(/There is no saved search yet/)).toBeTruthy();
  });

  it('is contacts that are ticked', async () => {
    const shown = await showBatches();
    await begin(shown);
    await shown.user.click(radio('Contacts I choose'));
    await shown.user.click(await screen.findByRole('checkbox', { name: /Clara Vogt/ }));
    await shown.user.click(screen.getByRole('checkbox', { name: /Ben Okafor/ }));
    await shown.user.click(screen.getByRole('checkbox', { name: /Clara Vogt/ }));
    expect(screen.getByText('1 chosen')).toBeTruthy();
    await shown.user.click(button('Go on to the text'));
    expect(kept(shown)?.draft.source).toEqual({ kind: 'contacts', ids: ['contact-2'] });
  });

  it('is nobody again once nobody is ticked', async () => {
    const shown = await showBatches();
    await begin(shown);
    await shown.user.click(radio('Contacts I choose'));
    await shown.user.click(await screen.findByRole('checkbox', { name: /Clara Vogt/ }));
    await shown.user.click(button('Choose nobody'));
    expect(button('Go on to the text')).toHaveProperty('disabled', true);
  });

  it('is numbers that are pasted, also without a press of their button', async () => {
    const shown = await showBatches();
    await begin(shown);
    await shown.user.click(radio('Numbers I paste'));
    await shown.user.type(box('Numbers'), '0157 35981001{enter}0157 35981002');
    await shown.user.click(button('Go on to the text'));
    await step('What does it say?');
    expect(kept(shown)?.draft.source).toMatchObject({ kind: 'list', rows: 2 });
  });

  it('is a long list that is read as it is pasted, without showing it', async () => {
    const shown = await showBatches();
    await begin(shown);
    await shown.user.click(radio('Numbers I paste'));
    await shown.user.click(box('Numbers'));
    const long = Array.from({ length: 10_000 }, (_, nth) => `+1415555${String(nth)}`).join('\n');
    await shown.user.paste(long);
    await waitFor(() => {
      expect(kept(shown)?.draft.source).toMatchObject({ kind: 'list', rows: 10_000 });
    });
    expect(box('Numbers').value).toBe('');
  });

  it('is not what was chosen before, while another way is chosen', async () => {
    const shown = await showBatches();
    await begin(shown);
    await shown.user.click(radio('Numbers I paste'));
    await shown.user.type(box('Numbers'), '0157 35981001');
    await shown.user.click(radio('Contacts with a tag'));
    await shown.user.selectOptions(screen.getByRole('combobox', { name: 'Tag' }), 'VIP (1)');
    await shown.user.click(radio('A saved search'));
    expect(button('Go on to the text')).toHaveProperty('disabled', true);
    await shown.user.click(radio('Contacts with a tag'));
    await shown.user.click(button('Go on to the text'));
    await step('What does it say?');
    expect(kept(shown)?.draft.source).toEqual({ kind: 'tag', name: 'VIP' });
    expect(shown.fake.inputsOf('pasteBatchList')).toEqual([]);
  });

  it('stays at what was pasted when it cannot be read', async () => {
    const shown = await showBatches();
    await begin(shown);
    shown.fake.fail('pasteBatchList', 'import-file-empty');
    await shown.user.click(radio('Numbers I paste'));
    await shown.user.type(box('Numbers'), ';;;');
    await shown.user.click(button('Go on to the text'));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(box('Numbers').value).toBe(';;;');
  });

  it('is a table, in which another column may hold the numbers', async () => {
    const shown = await showBatches();
    await begin(shown);
    shown.fake.handle('chooseBatchFile', ({ batchId }) => {
      const batch = shown.fake.state.batches.find(({ id }) => id === batchId);
      if (batch === undefined) return err(appError('batch-not-found'));
      const source = {
        kind: 'list' as const,
        fileName: 'orders.xlsx',
        columns: ['Name', 'Mobile', 'Fax'],
        numberColumn: 1,
        firstRow: 2,
        rows: 10_000,
        overLimit: 3,
      };
      const read = { ...batch, draft: { ...batch.draft, source } };
      shown.fake.state.batches = [read];
      return ok(read);
    });
    shown.fake.succeed('listBatchRecipients', {
      recipients: [
        {
          position: 0,
          typed: '0157 35981001',
          e164: '+4915735981001',
          contactId: null,
          name: null,
          cells: ['Clara', '0157 35981001', ''],
        },
        {
          position: 1,
          typed: 'none',
          e164: null,
          contactId: null,
          name: null,
          cells: ['Ben', 'none', ''],
        },
      ],
      total: 10_000,
    });
    await shown.user.click(radio('A spreadsheet or CSV file'));
    await shown.user.click(button('Choose a file…'));
    expect(await screen.findByText(/3 rows beyond that are left out/)).toBeTruthy();
    const column = screen.getByRole<HTMLSelectElement>('combobox', { name: 'The numbers are in' });
    expect(column.value).toBe('1');
    const list = await screen.findByRole('list', { name: 'Recipients' });
    const rows = within(list).getAllByRole('listitem');
    expect(rows[0]?.textContent).toContain('Clara');
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('10000');
    expect(rows[1]?.textContent).toContain('no valid number');
    await shown.user.selectOptions(column, 'Fax');
    await waitFor(() => {
      expect(column.value).toBe('2');
    });
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('what a batch says', () => {
  it('takes fields from the menu, and says what the first recipient gets', async () => {
    const shown = await showBatches({ batches: [aWrittenDraft({ text: '' })] });
    shown.fake.succeed('listBatchRecipients', {
      recipients: [
        {
          position: 0,
          typed: '',
          e164: '+4915735981001',
          contactId: clara.id,
          name: 'Clara Vogt',
          cells: [],
        },
      ],
      total: 1,
    });
    await openText(shown);
    await shown.user.type(box('Text'), 'Hi ');
    await shown.user.click(button('Insert field'));
    await shown.user.click(
      await screen.findByRole('menuitem', { name: /^First name \{\{first_name/ }),
    );
    expect(box('Text').value).toBe('Hi {{first_name}}');
    expect(await screen.findByText('What Clara Vogt gets')).toBeTruthy();
    expect(await screen.findByText('Hi Clara')).toBeTruthy();
    expect(screen.getByText('1 segment · 8 of 160 · GSM-7')).toBeTruthy();
  });

  it('points at fields that nobody has, and at braces that are no field', async () => {
    const shown = await showBatches({ batches: [aWrittenDraft({ text: 'Hi {{nick}} {{' })] });
    await openText(shown);
    expect(await screen.findByText('There is no field “nick”.')).toBeTruthy();
    expect(screen.getByText(/is not closed/)).toBeTruthy();
    const [first] = await screen.findAllByRole('button', { name: 'Show' });
    if (first === undefined) throw new Error('Nothing can be shown');
    await shown.user.click(first);
    await waitFor(() => {
      expect([box('Text').selectionStart, box('Text').selectionEnd]).toEqual([3, 11]);
    });
  });

  it('has the columns of its list as fields', async () => {
    const source = {
      kind: 'list' as const,
      fileName: 'orders.csv',
      columns: ['Phone', 'Order no'],
      numberColumn: 0,
      firstRow: 2,
      rows: 1,
      overLimit: 0,
    };
    const shown = await showBatches({
      batches: [aWrittenDraft({ source, text: 'Order {{Order no}} is in.' })],
    });
    shown.fake.succeed('listBatchRecipients', {
      recipients: [
        {
          position: 0,
          typed: '0157 35981001',
          e164: '+4915735981001',
          contactId: null,
          name: null,
          cells: ['0157 35981001', '42'],
        },
      ],
      total: 1,
    });
    await shown.user.click(await screen.findByRole('button', { name: /^orders.csv/ }));
    expect(await screen.findByText('Order 42 is in.')).toBeTruthy();
    expect(screen.queryByText(/There is no field/)).toBeNull();
  });

  it('says what is added to it, and that marketing keeps rules', async () => {
    const shown = await showBatches({ batches: [aWrittenDraft({ purpose: null })] });
    await openText(shown);
    expect(button('Go on to the review')).toHaveProperty('disabled', true);
    expect(screen.getByText('Say whether this is everyday or marketing.')).toBeTruthy();
    expect(screen.queryByText(/Added at the end/)).toBeNull();
    await shown.user.click(radio('Marketing'));
    expect(screen.getByText('Added at the end: “Reply STOP to opt out.”')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('takes a template in the place of what was typed only after a question', async () => {
    const shown = await showBatches({
      batches: [aWrittenDraft()],
      templates: [aTemplate({ text: 'Template' })],
    });
    await openText(shown);
    await shown.user.click(await screen.findByRole('button', { name: 'Use a template' }));
    await shown.user.click(await screen.findByRole('menuitem', { name: 'Order in' }));
    const question = await screen.findByRole('alertdialog');
    expect(box('Text').value).toBe('Hi {{first_name}}, your order is in.');
    await shown.user.click(within(question).getByRole('button', { name: 'Replace' }));
    expect(box('Text').value).toBe('Template');
  });
});

describe('a draft', () => {
  it('keeps what was typed when it is left', async () => {
    const shown = await showBatches({ batches: [aWrittenDraft({ text: '' })] });
    await openText(shown);
    await shown.user.type(box('Text'), 'Half a sen');
    await shown.user.click(button('All batches'));
    await screen.findByRole('heading', { level: 1, name: 'Batches' });
    expect(kept(shown)?.draft.text).toBe('Half a sen');
  });

  it('keeps the window until what was typed is saved', async () => {
    const close = vi.spyOn(window, 'close').mockImplementation(() => undefined);
    const shown = await showBatches({ batches: [aWrittenDraft({ text: '' })] });
    await openText(shown);
    await shown.user.type(box('Text'), 'Half');
    const closing = new Event('beforeunload', { cancelable: true });
    act(() => {
      window.dispatchEvent(closing);
    });
    expect(closing.defaultPrevented).toBe(true);
    await waitFor(() => {
      expect(close).toHaveBeenCalledOnce();
    });
    expect(kept(shown)?.draft.text).toBe('Half');
    const again = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(again);
    expect(again.defaultPrevented).toBe(false);
    close.mockRestore();
  });

  it('stays with the window where it cannot be saved, and a quit that waits for it is over', async () => {
    const close = vi.spyOn(window, 'close').mockImplementation(() => undefined);
    const shown = await showBatches({ batches: [aWrittenDraft({ text: '' })] });
    await openText(shown);
    shown.fake.fail('changeBatch', 'disk-full');
    act(() => {
      editDraft({ text: 'Half' });
      window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    });
    await waitFor(() => {
      expect(shown.fake.inputsOf('stayOpen')).toEqual([{}]);
    });
    expect(close).not.toHaveBeenCalled();
    expect(box('Text').value).toBe('Half');
    expect((await screen.findByRole('alert')).textContent).toContain('full');
    close.mockRestore();
  });

  it('keeps what is newer than the answer of main', async () => {
    const shown = await showBatches({ batches: [aWrittenDraft({ text: '' })] });
    await openText(shown);
    let answer = (): void => undefined;
    const whenAsked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    shown.fake.handle('changeBatch', async ({ change }) => {
      const first = change.text === 'a';
      if (first) await whenAsked;
      return ok(aWrittenDraft({ text: change.text ?? '' }));
    });
    await shown.user.type(box('Text'), 'a');
    await waitFor(() => {
      expect(shown.fake.inputsOf('changeBatch')).toHaveLength(1);
    });
    await shown.user.type(box('Text'), 'b');
    await act(async () => {
      answer();
      await Promise.resolve();
    });
    expect(box('Text').value).toBe('ab');
    await waitFor(() => {
      expect(shown.fake.inputsOf('changeBatch').at(-1)?.change.text).toBe('ab');
    });
  });

  it('that nothing was written in is not kept', async () => {
    const shown = await showBatches();
    await begin(shown);
    await shown.user.click(button('All batches'));
    await waitFor(() => {
      expect(kept(shown)).toBeUndefined();
    });
  });

  it('is deleted only after a question', async () => {
    const shown = await showBatches({ batches: [aWrittenDraft()] });
    await openText(shown);
    await shown.user.click(button('Delete draft'));
    const question = await screen.findByRole('alertdialog');
    expect(kept(shown)).toBeDefined();
    await shown.user.click(within(question).getByRole('button', { name: 'Delete' }));
    await screen.findByRole('heading', { level: 1, name: 'Batches' });
    expect(kept(shown)).toBeUndefined();
  });

  it('says what went wrong when it cannot be saved, and saves it with the next change', async () => {
    const shown = await showBatches({ batches: [aWrittenDraft({ text: '' })] });
    await openText(shown);
    shown.fake.fail('changeBatch', 'disk-full');
    await shown.user.type(box('Text'), 'x');
    expect(await screen.findByRole('alert')).toBeTruthy();
    await shown.user.click(button('All batches'));
    expect(box('Text').value).toBe('x');
    shown.fake.handle('changeBatch', ({ change }) =>
      ok(aWrittenDraft(change as Partial<BatchDraft>)),
    );
    await shown.user.type(box('Text'), 'y');
    await waitFor(() => {
      expect(shown.fake.inputsOf('changeBatch').at(-1)?.change.text).toBe('xy');
    });
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

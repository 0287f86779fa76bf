import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anImportSession } from '../../support/fake-import-handlers';
import { accessibilityProblems } from '../../support/render';
import { button, showImport, step, toColumns, toPreview } from './show-import';

const select = (name: string): HTMLSelectElement => screen.getByRole('combobox', { name });
const checked = ({ fake }: Awaited<ReturnType<typeof showImport>>) =>
  fake.inputsOf('checkImport').at(-1)?.columns;

describe('the columns of an import', () => {
  it('are guessed, shown with what is in them, and free of what axe finds', async () => {
    const shown = await showImport();
    await toColumns(shown);
    expect(document.activeElement?.textContent).toBe('What is in the columns?');
    expect(select('Name is').value).toBe('full-name');
    expect(select('Mobile is').value).toBe('number');
    expect(screen.getByText('0157 35981001')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('become what the user says, with the label of a number', async () => {
    const shown = await showImport();
    await toColumns(shown);
    await shown.user.selectOptions(select('Name is'), 'company');
    await shown.user.clear(screen.getByRole('textbox', { name: 'Label of the number' }));
    await shown.user.type(screen.getByRole('textbox', { name: 'Label of the number' }), 'shop');
    await shown.user.click(button('Check the rows'));
    await step('What the import would do');
    expect(checked(shown)).toEqual([{ kind: 'company' }, { kind: 'number', label: 'shop' }]);
  });

  it('are read anew where the numbers are of another country', async () => {
    const shown = await showImport();
    await toColumns(shown);
    await shown.user.selectOptions(select('Name is'), 'company');
    const country = screen.getByRole('combobox', { name: 'Country of the numbers' });
    await shown.user.click(country);
    fireEvent.change(country, { target: { value: 'austria' } });
    await shown.user.click(await screen.findByRole('option', { name: /Austria/ }));
    await waitFor(() => {
      expect(shown.fake.inputsOf('changeImportReading')).toMatchObject([{ change: {} }]);
    });
    expect(shown.fake.inputsOf('changeSettings')).toEqual([{ defaultCountry: 'AT' }]);
    expect(select('Name is').value).toBe('company');
  });

  it('become a field of the user’s own, with dates in their order', async () => {
    const shown = await showImport({
      customFields: [{ id: 'field-1', name: 'Allergies', kind: 'text' }],
    });
    await toColumns(shown);
    expect(
      await within(select('Name is')).findByRole('option', { name: 'Allergies' }),
    ).toBeTruthy();
    await shown.user.selectOptions(select('Name is'), 'new-field');
    await shown.user.selectOptions(select('It holds'), 'date');
    await shown.user.selectOptions(select('Dates are written'), 'ymd');
    await shown.user.clear(screen.getByRole('textbox', { name: 'Name of the field' }));
    await shown.user.click(button('Check the rows'));
    expect(screen.getByText('Enter a name for the field.')).toBeTruthy();
    expect(shown.fake.inputsOf('checkImport')).toEqual([]);
    await shown.user.type(screen.getByRole('textbox', { name: 'Name of the field' }), 'Seen');
    await shown.user.click(button('Check the rows'));
    await step('What the import would do');
    expect(checked(shown)?.[0]).toEqual({
      kind: 'new-field',
      name: 'Seen',
      fieldKind: 'date',
      order: 'ymd',
    });
  });

  it('keep what was chosen when the file is read in another encoding', async () => {
    const shown = await showImport();
    await toColumns(shown);
    await shown.user.selectOptions(select('Name is'), 'company');
    await shown.user.selectOptions(select('Encoding'), 'windows-1252');
    expect(shown.fake.inputsOf('changeImportReading').at(-1)?.change).toEqual({
      encoding: 'windows-1252',
    });
    expect(select('Encoding').value).toBe('windows-1252');
    expect(select('Name is').value).toBe('company');
  });

  it('are guessed anew for another separator', async () => {
    const shown = await showImport();
    await toColumns(shown);
    await shown.user.selectOptions(select('Name is'), 'company');
    await shown.user.selectOptions(select('Separator'), 'Tab');
    expect(select('Separator').value).toBe('\t');
    expect(select('Name is').value).toBe('full-name');
  });

  it('stay as they were when the file cannot be read in another way', async () => {
    const shown = await showImport();
    await toColumns(shown);
    await shown.user.selectOptions(select('Name is'), 'company');
    shown.fake.fail('changeImportReading', 'import-quote-open', { params: { row: 7 } });
    await shown.user.click(screen.getByRole('switch'));
    expect((await screen.findByRole('alert')).textContent).toContain('In row 7');
    expect(select('Name is').value).toBe('company');
  });

  it('say why the rows could not be checked, and stay as they were', async () => {
    const shown = await showImport();
    await toColumns(shown);
    await shown.user.selectOptions(select('Mobile is'), 'notes');
    shown.fake.fail('checkImport', 'import-no-number-column');
    await shown.user.click(button('Check the rows'));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'No column holds phone numbers.',
    );
    expect(select('Mobile is').value).toBe('notes');
  });

  it('are as they were left when one comes back from the preview', async () => {
    const shown = await showImport();
    await toPreview(shown);
    await shown.user.click(button('Back'));
    await shown.user.selectOptions(select('Name is'), 'company');
    await shown.user.click(button('Check the rows'));
    await step('What the import would do');
    await shown.user.click(button('Back'));
    expect(select('Name is').value).toBe('company');
  });

  it('are not asked for with vCards', async () => {
    const shown = await showImport();
    shown.fake.succeed('chooseImportFile', {
      ...anImportSession(),
      columns: [],
      reading: {
        format: 'vcard',
        encoding: 'utf-8',
        delimiter: null,
        sheet: null,
        sheets: [],
        header: null,
      },
    });
    await shown.user.click(button('Choose a file…'));
    expect(await screen.findByText(/vCards say themselves/)).toBeTruthy();
    await shown.user.click(button('Check the rows'));
    await step('What the import would do');
    expect(checked(shown)).toEqual([]);
  });
});

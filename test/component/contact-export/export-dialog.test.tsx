import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { everyone } from '#shared/domain/contact';
import { ExportDialog } from '../../../src/renderer/features/contact-export/export-dialog';
import {
  closedExport,
  openExport,
  useExport,
  type CurrentGroup,
} from '../../../src/renderer/features/contact-export/export-store';
import { accessibilityProblems, show, type Shown } from '../../support/render';

const regulars: CurrentGroup = {
  name: 'Regulars',
  query: { text: '', tags: ['Regulars'], only: 'all' },
};

async function showExport(current: CurrentGroup | null = null): Promise<Shown> {
  useExport.setState(closedExport, true);
  const shown = await show(<ExportDialog />);
  act(() => {
    openExport(current);
  });
  return shown;
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('the export', () => {
  it('writes all contacts as CSV unless told, and says where they went', async () => {
    const { fake, user } = await showExport();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(button('Choose where…'));
    expect(fake.inputsOf('exportContacts')).toEqual([{ query: everyone, format: 'csv' }]);
    expect(screen.getByRole('status').textContent).toBe(
      '1 contact was exported to:/home/clara/contacts.csv',
    );
    await user.click(button('Close'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('writes the group in sight as vCards', async () => {
    const { fake, user } = await showExport(regulars);
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Which contacts' }),
      'Only those of “Regulars”',
    );
    await user.click(screen.getByRole('radio', { name: 'vCard 4.0' }));
    await user.click(button('Choose where…'));
    expect(fake.inputsOf('exportContacts')).toEqual([{ query: regulars.query, format: 'vcard' }]);
  });

  it('says why it failed, and keeps what was chosen', async () => {
    const { fake, user } = await showExport(regulars);
    fake.fail('exportContacts', 'file-not-written', { params: { name: 'contacts.vcf' } });
    await user.click(screen.getByRole('radio', { name: 'vCard 4.0' }));
    await user.click(button('Choose where…'));
    expect((await screen.findByRole('alert')).textContent).toContain('contacts.vcf');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'vCard 4.0' }).checked).toBe(true);
  });

  it('shows how far it is, and can be cancelled', async () => {
    const { fake, user } = await showExport();
    let answer: (() => void) | undefined;
    fake.handle(
      'exportContacts',
      () =>
        new Promise((resolve) => {
          answer = () => {
            resolve({ ok: true, value: null });
          };
        }),
    );
    await user.click(button('Choose where…'));
    act(() => {
      fake.emit('exportProgress', { done: 500, total: 1_000, perSecond: 500, leftMs: 1_000 });
    });
    expect(
      screen.getByRole('progressbar', { name: 'Exporting contacts' }).getAttribute('aria-valuenow'),
    ).toBe('50');
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(button('Cancel export'));
    expect(fake.inputsOf('cancelExport')).toEqual([{}]);
    await act(async () => {
      answer?.();
      await Promise.resolve();
    });
    expect(screen.getByRole('status').textContent).toBe('Nothing was exported.');
  });
});

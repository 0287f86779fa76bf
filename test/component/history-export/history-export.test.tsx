import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { everyMessage, type HistoryFilter } from '#shared/domain/history-filter';
import {
  closedHistoryExport,
  openHistoryExport,
  useHistoryExport,
} from '../../../src/renderer/features/history-export/export-store';
import { HistoryExportDialog } from '../../../src/renderer/features/history-export/history-export-dialog';
import { accessibilityProblems, show, type Shown } from '../../support/render';

async function showExport(filter: HistoryFilter = everyMessage): Promise<Shown> {
  useHistoryExport.setState(closedHistoryExport, true);
  const shown = await show(<HistoryExportDialog />);
  act(() => {
    openHistoryExport(filter);
  });
  return shown;
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('the export of the history', () => {
  it('writes all messages as CSV unless told, and says where they went', async () => {
    const { fake, user } = await showExport();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect((await screen.findByText('0 messages')).getAttribute('role')).toBe('status');
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(button('Choose where…'));
    expect(fake.inputsOf('exportHistory')).toEqual([{ filter: everyMessage, format: 'csv' }]);
    expect(screen.getByRole('status').textContent).toBe(
      '2 messages were exported to:/home/clara/history.csv',
    );
    await user.click(button('Close'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('writes what search and filters show, or all of it', async () => {
    const shown = { ...everyMessage, query: 'tulips' };
    const { fake, user } = await showExport(shown);
    await user.click(screen.getByRole('radio', { name: 'JSON Lines' }));
    await user.click(button('Choose where…'));
    await user.click(button('Export again'));
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Which messages' }),
      'All messages',
    );
    await user.click(button('Choose where…'));
    expect(fake.inputsOf('exportHistory')).toEqual([
      { filter: shown, format: 'jsonl' },
      { filter: everyMessage, format: 'jsonl' },
    ]);
  });

  it('says before how many messages a report lists, and after how many it did not', async () => {
    const { fake, user } = await showExport();
    fake.handle('exportHistory', () =>
      Promise.resolve({
        ok: true,
        value: { path: '/home/clara/history.pdf', messages: 6_000, notListed: 1_000 },
      }),
    );
    await user.click(screen.getByRole('radio', { name: 'Report (PDF)' }));
    expect(screen.getByText(/At most 5,000 messages are listed/)).toBeTruthy();
    await user.click(button('Choose where…'));
    expect(screen.getByRole('status').textContent).toContain('1,000 of them are in the sums');
  });

  it('goes on after a click beside the dialog', async () => {
    const { fake, user } = await showExport();
    fake.handle('exportHistory', () => new Promise(() => undefined));
    await user.click(button('Choose where…'));
    const overlay = document.querySelector('.dialog-overlay');
    if (overlay === null) throw new Error('There is no dialog');
    await user.click(overlay);
    expect(screen.getByRole('progressbar')).toBeDefined();
    expect(fake.inputsOf('cancelHistoryExport')).toEqual([]);
  });

  it('shows how far it is, and can be cancelled', async () => {
    const { fake, user } = await showExport();
    let answer: (() => void) | undefined;
    fake.handle(
      'exportHistory',
      () =>
        new Promise((resolve) => {
          answer = () => {
            resolve({ ok: true, value: null });
          };
        }),
    );
    await user.click(button('Choose where…'));
    act(() => {
      fake.emit('historyExportProgress', { written: 500, share: 0.5, isPrinting: false });
    });
    const bar = screen.getByRole('progressbar', { name: 'Exporting messages' });
    expect(bar.getAttribute('aria-valuenow')).toBe('50');
    expect(bar.getAttribute('aria-valuetext')).toBe('500 messages');
    await user.click(button('Cancel export'));
    expect(fake.inputsOf('cancelHistoryExport')).toEqual([{}]);
    await act(async () => {
      answer?.();
      await Promise.resolve();
    });
    expect(screen.getByRole('status').textContent).toBe('Nothing was exported.');
  });

  it('says why it failed, and keeps what was chosen', async () => {
    const { fake, user } = await showExport();
    fake.fail('exportHistory', 'file-not-written', { params: { name: 'history.pdf' } });
    await user.click(screen.getByRole('radio', { name: 'Report (PDF)' }));
    await user.click(button('Choose where…'));
    expect((await screen.findByRole('alert')).textContent).toContain('history.pdf');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Report (PDF)' }).checked).toBe(
      true,
    );
  });
});

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChannelResult } from '#shared/contract/channels';
import type { ImportRow, RowFilter } from '#shared/domain/import';
import { err, ok } from '#shared/result';
import { appError } from '#shared/errors';
import {
  anImportPreview,
  anImportReport,
  anImportRow,
  verdictCounts,
} from '../../support/fake-import-handlers';
import { accessibilityProblems } from '../../support/render';
import { button, showImport, spoken, step, toColumns, toPreview, toReport } from './show-import';

beforeEach(() => {
  // A page without a layout has no height for a list to fill.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(600);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const refusedRow = anImportRow({
  position: 3,
  name: '',
  numbers: [{ kind: 'refused', typed: '4.41E+11', label: '', problem: { kind: 'mangled' } }],
  verdict: { kind: 'mangled' },
});

async function showRows(rows: readonly ImportRow[], counts: Parameters<typeof verdictCounts>[0]) {
  const shown = await showImport();
  shown.fake.succeed(
    'checkImport',
    anImportPreview({ rows: rows.length, counts: verdictCounts(counts) }),
  );
  shown.fake.handle('listImportRows', ({ filter, offset, limit }) => {
    const kept = rows.filter((row) => filter === 'all' || row.verdict.kind === filter);
    return ok({ rows: kept.slice(offset, offset + limit), total: kept.length });
  });
  await toPreview(shown);
  const list = screen.getByRole('list', { name: 'Rows' });
  await within(list).findAllByRole('listitem');
  return { ...shown, items: () => within(list).getAllByRole('listitem') };
}

describe('the preview of an import', () => {
  it('says what becomes of each row, and is free of what axe finds', async () => {
    const { items } = await showRows(
      [
        anImportRow({
          numbers: [
            {
              kind: 'valid',
              typed: '15735981001',
              label: 'mobile',
              e164: '+4915735981001',
              repair: 'zero-added',
            },
            {
              kind: 'refused',
              typed: '12',
              label: '',
              problem: { kind: 'not-valid', problem: 'too-short' },
            },
          ],
          leftOut: [{ part: 'birthday', value: '31.02.' }],
          verdict: {
            kind: 'update',
            contactId: 'c',
            contactName: 'Clara Vogt',
            rule: 'email',
            changes: ['numbers', 'birthday'],
          },
        }),
        refusedRow,
      ],
      { update: 1, mangled: 1, repaired: 1 },
    );
    const [updated, mangled] = items().map(({ textContent }) => textContent);
    expect(updated).toContain('Row 2');
    expect(updated).toContain('Updates Clara Vogt, who has the same e-mail address');
    expect(updated).toContain('Changes: numbers, birthday.');
    expect(updated).toMatch(/15735981001 becomes \+49 ?1573 ?5981001/);
    expect(updated).toContain('The missing zero was added');
    expect(updated).toContain('Number not taken over: 12 – Too short for a phone number.');
    expect(updated).toContain('Not taken over: birthday “31.02.”');
    expect(mangled).toContain('without a name');
    expect(mangled).toContain('format the column as text');
    expect(screen.getByText(/1 number was destroyed by a spreadsheet/)).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('shows the rows of one verdict, and only verdicts that there are', async () => {
    const { user, items, fake } = await showRows([anImportRow(), refusedRow], {
      new: 1,
      mangled: 1,
    });
    expect(
      screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent),
    ).toEqual(['All 2', 'New 1', 'Destroyed by a spreadsheet 1']);
    await user.click(screen.getByRole('radio', { name: /Destroyed/ }));
    await waitFor(() => {
      expect(items().map(({ textContent }) => textContent.includes('4.41E+11'))).toEqual([true]);
    });
    const filters: readonly RowFilter[] = fake
      .inputsOf('listImportRows')
      .map(({ filter }) => filter);
    expect(filters).toContain('mangled');
  });

  it('lays its rows out by their own heights, also once others were shown', async () => {
    const { user, items } = await showRows(
      [anImportRow(), anImportRow({ position: 4 }), refusedRow],
      { new: 2, mangled: 1 },
    );
    const places = (): readonly string[] => items().map(({ style }) => style.transform);
    const byHeight = ['translateY(0px)', 'translateY(600px)', 'translateY(1200px)'];
    await vi.waitFor(() => {
      expect(places()).toEqual(byHeight);
    });
    await user.click(screen.getByRole('radio', { name: /^New/ }));
    await vi.waitFor(() => {
      expect(places()).toEqual(byHeight.slice(0, 2));
    });
    await user.click(screen.getByRole('radio', { name: /^All/ }));
    await vi.waitFor(() => {
      expect(places()).toEqual(byHeight);
    });
  });

  it('says of a row without a number that it has none', async () => {
    const verdict = {
      kind: 'invalid-number',
      problem: { kind: 'not-valid', problem: 'empty' },
    } as const;
    const { items } = await showRows([anImportRow({ numbers: [], verdict })], {
      'invalid-number': 1,
    });
    expect(items()[0]?.textContent).toContain('Without a phone number');
  });

  it('is walked through by the arrow keys, as one stop for Tab', async () => {
    const { items } = await showRows([anImportRow(), refusedRow], { new: 1, mangled: 1 });
    expect(items().map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
    act(() => {
      items()[0]?.focus();
    });
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(items()[1]);
    fireEvent.keyDown(document.activeElement!, { key: 'Home' });
    expect(document.activeElement).toBe(items()[0]);
    fireEvent.keyDown(document.activeElement!, { key: 'End' });
    expect(items().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0]);
  });

  it('says whose numbers those without a country code are taken for, where some are invalid', async () => {
    await showRows([anImportRow()], { new: 1, 'invalid-number': 1 });
    expect(screen.getByText(/read as those of Germany\./)).toBeTruthy();
  });

  it('imports nothing where nothing can be imported, and says so', async () => {
    await showRows([refusedRow], { mangled: 1 });
    expect(screen.getByText('None of the rows can be imported.')).toBeTruthy();
    expect(button('Import 0 rows…').hasAttribute('disabled')).toBe(true);
  });

  it('offers to try again where the rows could not be read', async () => {
    const shown = await showImport();
    shown.fake.handle('listImportRows', () => err(appError('internal')));
    await toPreview(shown);
    await screen.findByRole('alert');
    shown.fake.succeed('listImportRows', { rows: [anImportRow()], total: 1 });
    await shown.user.click(button('Try again'));
    expect(await screen.findByText('Clara Vogt')).toBeTruthy();
  });
});

/** Lets the test say when writing ends, and how. */
function holdWriting({ fake }: Awaited<ReturnType<typeof showImport>>) {
  let answer: (result: ChannelResult<'runImport'>) => void = () => undefined;
  const held = new Promise<ChannelResult<'runImport'>>((resolve) => {
    answer = resolve;
  });
  fake.handle('runImport', () => held);
  return { answer };
}

describe('writing an import', () => {
  it('begins only after a last question that says what is done', async () => {
    const shown = await showImport();
    shown.fake.succeed(
      'checkImport',
      anImportPreview({
        rows: 1_200,
        counts: verdictCounts({ new: 1_000, update: 150, 'opted-out': 1, duplicate: 49 }),
      }),
    );
    await toPreview(shown);
    await shown.user.click(button('Import 1,151 rows…'));
    const question = screen.getByRole('alertdialog', { name: 'Import 1,151 rows?' });
    expect(question.textContent).toContain('1,000 contacts are added.');
    expect(question.textContent).toContain('150 contacts that you have are updated.');
    expect(question.textContent).toContain('49 rows are left out.');
    expect(document.activeElement?.textContent).toBe('Cancel');
    await shown.user.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect(shown.fake.inputsOf('runImport')).toEqual([]);
  });

  it('shows how far it is, how fast, and how long it takes, until it is cancelled', async () => {
    const shown = await showImport();
    const { answer } = holdWriting(shown);
    await toPreview(shown);
    await shown.user.click(button('Import 1 row…'));
    await shown.user.click(button('Import'));
    act(() => {
      shown.fake.emit('importProgress', {
        importId: 'import-1',
        phase: 'writing',
        done: 25_000,
        total: 100_000,
        perSecond: 25_000,
        leftMs: 3_000,
        counts: null,
      });
    });
    const bar = screen.getByRole('progressbar', { name: 'Importing “customers.csv”' });
    expect(bar.getAttribute('aria-valuenow')).toBe('25');
    expect(bar.getAttribute('aria-valuetext')).toBe(
      '25,000 of 100,000 · 25,000 a second · about 3 seconds left',
    );
    expect(screen.getByText(/You may close the window/)).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await shown.user.click(button('Cancel import'));
    expect(shown.fake.inputsOf('cancelImport')).toEqual([{ importId: 'import-1' }]);
    answer(err(appError('import-cancelled')));
    await step('Where do your contacts come from?');
    expect(spoken()).toContain('Your contacts are as before.');
  });

  it('says that it is done where Cancel came too late', async () => {
    const shown = await showImport();
    const { answer } = holdWriting(shown);
    await toPreview(shown);
    await shown.user.click(button('Import 1 row…'));
    await shown.user.click(button('Import'));
    await shown.user.click(button('Cancel import'));
    answer(ok(anImportReport()));
    await step('The import is done');
  });

  it('shows how far checking is, in bytes and rows', async () => {
    const shown = await showImport();
    shown.fake.handle('checkImport', () => new Promise(() => undefined));
    await toColumns(shown);
    await shown.user.click(button('Check the rows'));
    act(() => {
      shown.fake.emit('importProgress', {
        importId: 'import-1',
        phase: 'checking',
        done: 2_500_000,
        total: 10_000_000,
        perSecond: 5_000_000,
        leftMs: 90_000,
        counts: verdictCounts({ new: 40_000, duplicate: 2_000 }),
      });
    });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
      '2.5 of 10 MB · 5 MB a second · about 2 minutes left',
    );
    expect(screen.getByText('42,000 rows so far')).toBeTruthy();
  });

  it('says why it failed, and leads back to the preview', async () => {
    const shown = await showImport();
    shown.fake.fail('runImport', 'import-disk-full');
    await toPreview(shown);
    await shown.user.click(button('Import 1 row…'));
    await shown.user.click(button('Import'));
    expect((await screen.findByRole('alert')).textContent).toContain('nothing was imported');
    await step('What the import would do');
  });
});

describe('an import whose contacts have changed since', () => {
  it('checks the rows once more and asks again', async () => {
    const shown = await showImport();
    await toPreview(shown);
    shown.fake.fail('runImport', 'import-preview-changed');
    await shown.user.click(button('Import 1 row…'));
    await shown.user.click(button('Import'));
    expect((await screen.findByRole('alert')).textContent).toContain('Your contacts have changed');
    await step('What the import would do');
    expect(shown.fake.inputsOf('checkImport')).toHaveLength(2);
  });
});

describe('an import that is cancelled too late', () => {
  it('shows what was written', async () => {
    const shown = await showImport();
    let answer = (): void => undefined;
    shown.fake.handle(
      'runImport',
      () =>
        new Promise((resolve) => {
          answer = () => {
            resolve(ok(anImportReport({})));
          };
        }),
    );
    await toPreview(shown);
    await shown.user.click(button('Import 1 row…'));
    await shown.user.click(button('Import'));
    await shown.user.click(button('Cancel import'));
    answer();
    await step('The import is done');
  });
});

describe('the report of an import', () => {
  it('says what was done, and leads to the contacts', async () => {
    const shown = await showImport();
    shown.fake.succeed(
      'runImport',
      anImportReport({
        rows: 100_000,
        created: 99_000,
        updated: 0,
        optedOut: 2,
        tookMs: 4_240,
        counts: verdictCounts({ new: 99_000, duplicate: 1_000, repaired: 12 }),
      }),
    );
    await toReport(shown);
    const facts = within(screen.getByRole('list', { name: 'What was imported' }));
    expect(facts.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '99,000 contacts added',
      '2 numbers put on the opt-out list',
      '12 numbers repaired',
      '1,000 rows left out',
    ]);
    expect(screen.getByText('From “customers.csv”: 100,000 rows in 4.2 s.')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await shown.user.click(button('Show the contacts'));
    expect(shown.onContacts).toHaveBeenCalledExactlyOnceWith({
      importId: 'import-1',
      fileName: 'customers.csv',
    });
    expect(shown.fake.inputsOf('cancelImport')).toEqual([{ importId: 'import-1' }]);
  });

  it.each([
    [{ created: 0, updated: 1, optedOut: 0 }, ['1 contact updated']],
    [{ created: 2, updated: 1, optedOut: 0 }, ['2 contacts added', '1 contact updated']],
    [
      { created: 0, updated: 0, optedOut: 1 },
      ['No contact added or updated', '1 number put on the opt-out list'],
    ],
  ])('says nothing of what there was none of: %j', async (done, told) => {
    const shown = await showImport();
    shown.fake.succeed('runImport', anImportReport({ ...done, counts: verdictCounts({}) }));
    await toReport(shown);
    const facts = within(screen.getByRole('list', { name: 'What was imported' }));
    expect(facts.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(told);
  });

  it('saves the rows that were left out, and says where', async () => {
    const shown = await showImport();
    shown.fake.succeed(
      'runImport',
      anImportReport({ counts: verdictCounts({ new: 1, 'invalid-number': 3 }) }),
    );
    await toReport(shown);
    shown.fake.fail('saveRejectedRows', 'file-not-written', { params: { name: 'left.csv' } });
    await shown.user.click(button('Save the rows left out…'));
    await screen.findByRole('alert');
    shown.fake.succeed('saveRejectedRows', { path: '/home/clara/left.csv', rows: 3 });
    await shown.user.click(button('Save the rows left out…'));
    expect(spoken()).toContain('3 rows saved as /home/clara/left.csv.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('undoes the import after a question', async () => {
    const shown = await showImport();
    await toReport(shown);
    await shown.user.click(button('Undo the import…'));
    await shown.user.click(button('Undo the import'));
    await step('The import is undone');
    expect(shown.fake.inputsOf('undoImport')).toEqual([{ importId: 'import-1' }]);
    expect(spoken()).toContain('1 contact was removed.');
    expect(screen.queryByRole('button', { name: 'Undo the import…' })).toBeNull();
  });
});

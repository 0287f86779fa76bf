import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/result';
import { anImportSession } from '../../support/fake-import-handlers';
import { fixtureAt } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import { button, showImport, spoken, step, toColumns } from './show-import';

const dayMs = 86_400_000;

function drop(...files: File[]): void {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { files, types: ['Files'] } });
  fireEvent(window, event);
}

const file = (name: string): File => new File(['Name;Mobile'], name);

describe('the start of an import', () => {
  it('offers a file, a table and the export, and is free of what axe finds', async () => {
    const { user, onExport } = await showImport();
    expect(await screen.findByText('None in the last 30 days.')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(button('Export contacts…'));
    expect(onExport).toHaveBeenCalledOnce();
  });

  it('stays where it is when no file is chosen', async () => {
    const { fake, user } = await showImport();
    fake.succeed('chooseImportFile', null);
    await user.click(button('Choose a file…'));
    await step('Where do your contacts come from?');
  });

  it('says why a file cannot be read', async () => {
    const { fake, user } = await showImport();
    fake.fail('chooseImportFile', 'import-old-excel');
    await user.click(button('Choose a file…'));
    expect((await screen.findByRole('alert')).textContent).toContain('old format');
    expect(button('Choose a file…')).toBeTruthy();
  });

  it('takes a pasted table, and asks for one where there is none', async () => {
    const { fake, user } = await showImport();
    await user.click(button('Paste a table…'));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Go on' }));
    expect(dialog.getByText('Paste a table first.')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(dialog.getByRole('textbox', { name: 'Table' }));
    await user.paste('Name\tMobile\nClara\t0157 35981001');
    await user.click(dialog.getByRole('button', { name: 'Go on' }));
    await step('What is in the columns?');
    expect(fake.inputsOf('openPastedImport')).toEqual([
      { text: 'Name\tMobile\nClara\t0157 35981001' },
    ]);
    expect(screen.getByText('Pasted table')).toBeTruthy();
  });

  it('reads a long table as it is pasted, which a field would hold the window up with', async () => {
    const { fake, user } = await showImport();
    const text = `Name\tMobile\n${'Clara\t0157 35981001\n'.repeat(600)}`;
    await user.click(button('Paste a table…'));
    await user.click(screen.getByRole('textbox', { name: 'Table' }));
    await user.paste(text);
    await step('What is in the columns?');
    expect(fake.inputsOf('openPastedImport')).toEqual([{ text }]);
  });

  it('takes a dropped file', async () => {
    await showImport();
    drop(file('till.csv'));
    await step('What is in the columns?');
    expect(screen.getByText('till.csv')).toBeTruthy();
  });

  it('opens none of several dropped files', async () => {
    const { fake } = await showImport();
    drop(file('one.csv'), file('two.csv'));
    expect(spoken()).toContain('Drop one file at a time.');
    expect(fake.inputsOf('openDroppedImport')).toEqual([]);
  });

  it('asks before a dropped file takes the place of the one that is open', async () => {
    const shown = await showImport();
    await toColumns(shown);
    drop(file('till.csv'));
    const question = await screen.findByRole('alertdialog', {
      name: 'Leave the import of “customers.csv”?',
    });
    await shown.user.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect(shown.fake.inputsOf('openDroppedImport')).toEqual([]);
    drop(file('till.csv'));
    await shown.user.click(await screen.findByRole('button', { name: 'Open “till.csv”' }));
    expect(await screen.findByText('till.csv')).toBeTruthy();
  });

  it('can be cancelled while a file is looked into, and closes what opens after that', async () => {
    const { fake, user } = await showImport();
    let answer: (() => void) | undefined;
    fake.handle(
      'openDroppedImport',
      () =>
        new Promise((resolve) => {
          answer = () => {
            resolve(ok(anImportSession({ importId: 'late' })));
          };
        }),
    );
    drop(file('till.csv'));
    await user.click(button('Cancel import'));
    await step('Where do your contacts come from?');
    expect(spoken()).toContain('The import of “till.csv” was cancelled.');
    await act(async () => {
      answer?.();
      await Promise.resolve();
    });
    await step('Where do your contacts come from?');
    expect(fake.inputsOf('cancelImport')).toEqual([{ importId: null }, { importId: 'late' }]);
  });

  it('shows an import that goes on since before the window was closed', async () => {
    const { fake, user } = await showImport();
    act(() => {
      fake.emit('importProgress', {
        importId: 'import-0',
        phase: 'writing',
        done: 500,
        total: 1_000,
        perSecond: 250,
        leftMs: 2_000,
        counts: null,
      });
    });
    const bar = screen.getByRole('progressbar', {
      name: 'An import that you began before is still being written.',
    });
    expect(bar.getAttribute('aria-valuenow')).toBe('50');
    await user.click(button('Cancel import'));
    expect(fake.inputsOf('cancelImport')).toEqual([{ importId: null }]);
  });
});

it('an import from before the window that is heard of no more is said to be unfinished', async () => {
  const { fake } = await showImport();
  vi.useFakeTimers();
  try {
    act(() => {
      fake.emit('importProgress', {
        importId: 'elsewhere',
        phase: 'writing',
        done: 5_000_000,
        total: 10_000_000,
        perSecond: 250,
        leftMs: 2_000,
        counts: null,
      });
    });
    await act(() => vi.advanceTimersByTimeAsync(10_000));
  } finally {
    vi.useRealTimers();
  }
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(spoken()).toContain('The import that you began before has ended unfinished.');
});

describe('past imports', () => {
  const past = {
    importId: 'import-0',
    fileName: 'old.csv',
    importedAt: fixtureAt,
    created: 80,
    updated: 15,
    optedOut: 0,
    undoUntilAt: Date.now() + 10 * dayMs,
    undoneAt: null,
  };

  it('say what they did, and nothing of what they did not', async () => {
    const { fake } = await showImport();
    fake.succeed('listImports', [
      { ...past, importId: 'a', fileName: 'a.csv', updated: 0 },
      { ...past, importId: 'b', fileName: 'b.csv', created: 0, updated: 1 },
      { ...past, importId: 'c', fileName: 'c.csv', created: 0, updated: 0 },
    ]);
    act(() => {
      fake.emit('contactsChanged', {});
    });
    await screen.findByTitle('a.csv');
    const list = within(screen.getByRole('list', { name: 'Past imports' }));
    const rows = list.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(rows[0]).toMatch(/· 80 contacts addedCan/);
    expect(rows[1]).toMatch(/· 1 contact updatedCan/);
    expect(rows[2]).toMatch(/· No contact added or updatedCan/);
  });

  it.each([
    [{ removed: 0, restored: 2 }, '2 contacts are as they were before.'],
    [{ removed: 0, restored: 1 }, '1 contact is as it was before.'],
    [{ removed: 0, restored: 0 }, ''],
  ])('say when undone only what that changed: %j', async (done, told) => {
    const { fake, user } = await showImport();
    fake.succeed('listImports', [past]);
    act(() => {
      fake.emit('contactsChanged', {});
    });
    await user.click(await screen.findByRole('button', { name: /^Undo…/ }));
    const undone = { importId: 'import-0', kept: [], keptTotal: 0, optOutsKept: 0, ...done };
    fake.succeed('undoImport', undone);
    await user.click(screen.getByRole('button', { name: 'Undo the import' }));
    expect(await screen.findByText('The import of “old.csv” is undone.')).toBeTruthy();
    expect(spoken()).not.toContain('removed');
    expect(spoken()).toContain(`is undone.${told === '' ? '' : ` ${told}`}`);
  });

  it('are undone as a whole after a question', async () => {
    const { fake, user } = await showImport();
    fake.succeed('listImports', [past]);
    act(() => {
      fake.emit('contactsChanged', {});
    });
    const row = (await screen.findByTitle('old.csv')).closest('li');
    expect(row?.textContent).toContain('80 contacts added, 15 contacts updated');
    await user.click(button(/^Undo…/));
    const question = screen.getByRole('alertdialog', { name: 'Undo the import of “old.csv”?' });
    fake.succeed('undoImport', {
      importId: 'import-0',
      removed: 79,
      restored: 15,
      kept: [{ contactId: 'c', name: 'Clara Vogt' }],
      keptTotal: 1,
      optOutsKept: 2,
    });
    fake.succeed('listImports', [{ ...past, undoneAt: fixtureAt }]);
    await user.click(within(question).getByRole('button', { name: 'Undo the import' }));
    expect(spoken()).toContain('79 contacts were removed. 15 are as they were before.');
    expect(spoken()).toContain('1 contact was changed since and keeps what it has: Clara Vogt.');
    expect(spoken()).toContain('2 numbers stay on the opt-out list.');
    expect(screen.queryByRole('button', { name: /^Undo…/ })).toBeNull();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('say why they could not be undone', async () => {
    const { fake, user } = await showImport();
    fake.succeed('listImports', [past]);
    act(() => {
      fake.emit('contactsChanged', {});
    });
    fake.fail('undoImport', 'import-disk-full');
    await user.click(await screen.findByRole('button', { name: /^Undo…/ }));
    await user.click(button('Undo the import'));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
    expect(button(/^Undo…/)).toBeTruthy();
  });

  it('offer to try again where they could not be listed', async () => {
    const { fake, user } = await showImport();
    fake.fail('listImports', 'internal');
    act(() => {
      fake.emit('contactsChanged', {});
    });
    await screen.findByRole('alert');
    fake.succeed('listImports', [past]);
    await user.click(button('Try again'));
    expect(await screen.findByTitle('old.csv')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

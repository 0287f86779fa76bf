import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { emptyOutbox } from '#shared/contract/snapshot';
import { updateBlocks, type UpdateState } from '#shared/domain/update';
import { UpdateNotice } from '../../../src/renderer/app/update-notice';
import { aSnapshot, fixtureAt } from '../../support/fixtures';
import { accessibilityProblems, show, type Shown } from '../../support/render';
import { showSettings } from './settings-room';

const version = '2.0.0';
const ready: UpdateState = { kind: 'ready', version, isPostponed: false, problem: null };
const section = () => screen.getByRole('region', { name: 'Updates' });
const buttons = () =>
  within(section())
    .queryAllByRole('button')
    .map(({ textContent }) => textContent);

async function showUpdates(state: UpdateState, checkedAt: number | null = null): Promise<Shown> {
  return showSettings({ updates: { state, checkedAt } });
}

describe('the settings of updates', () => {
  it('name the version, and when it was looked for a newer one', async () => {
    const shown = await showUpdates({ kind: 'idle', isNewest: false, problem: null });
    expect(within(section()).getByText('Quicksend 0.1.0')).toBeDefined();
    expect(within(section()).getByText('Not looked for yet')).toBeDefined();
    act(() => {
      const state = { kind: 'idle', isNewest: true, problem: null } as const;
      shown.fake.changeSnapshot({ updates: { state, checkedAt: fixtureAt } });
    });
    expect(within(section()).getByText('This is the newest version.')).toBeDefined();
    expect(within(section()).getByText(/Last looked: .*2026/)).toBeDefined();
    await shown.user.click(screen.getByRole('button', { name: 'Check now' }));
    expect(shown.fake.inputsOf('checkForUpdates')).toEqual([{}]);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('tell why the last look came to nothing', async () => {
    await showUpdates({ kind: 'idle', isNewest: false, problem: { code: 'update-damaged' } });
    expect(within(section()).getByRole('alert').textContent).toContain('thrown away');
  });

  it('show how far a download is', async () => {
    await showUpdates({ kind: 'downloading', version, percent: 42 });
    const bar = within(section()).getByRole('progressbar');
    expect(bar.getAttribute('aria-valuenow')).toBe('42');
    expect(buttons()).toEqual([]);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('offer a version that is ready now or later', async () => {
    const { fake, user } = await showUpdates(ready);
    expect(section().textContent).toContain('Version 2.0.0 is ready.');
    expect(buttons()).toEqual(['Restart now', 'When I next quit']);
    await user.click(within(section()).getByRole('button', { name: 'When I next quit' }));
    await user.click(within(section()).getByRole('button', { name: 'Restart now' }));
    expect(fake.inputsOf('postponeUpdate')).toEqual([{}]);
    expect(fake.inputsOf('restartToUpdate')).toEqual([{}]);
  });

  it('say what a restart waits for, and let it be taken back', async () => {
    await showSettings({
      updates: { state: { kind: 'waiting', version }, checkedAt: null },
      outbox: { ...emptyOutbox, queued: 2, sending: 1 },
    });
    expect(section().textContent).toContain('3 messages are still on their way.');
    expect(buttons()).toEqual(['When I next quit']);
  });

  it('say so where a restart waits for an import', async () => {
    await showUpdates({ kind: 'waiting', version });
    expect(section().textContent).toContain('An import is still being written.');
  });

  it.each(updateBlocks)('say why there are none (%s), and offer nothing then', async (why) => {
    await showUpdates({ kind: 'off', why });
    expect(within(section()).getByRole('status').textContent.length).toBeGreaterThan(20);
    expect(buttons()).toEqual([]);
    expect(within(section()).queryByRole('switch')).toBeNull();
  });

  it('switch the daily look off', async () => {
    const { fake, user } = await showUpdates({ kind: 'idle', isNewest: false, problem: null });
    await user.click(screen.getByRole('switch', { name: 'Look for updates daily' }));
    expect(fake.inputsOf('changeSettings')).toEqual([{ updateChecks: false }]);
  });
});

describe('the desk', () => {
  it.each([
    ['until the user has decided', ready, true],
    ['not after it', { ...ready, isPostponed: true }, false],
    ['not while nothing is ready', { kind: 'checking' } as const, false],
  ])('tells of a version that is ready, %s', async (_when, state, isTold) => {
    const { fake, user } = await show(<UpdateNotice />, {
      snapshot: aSnapshot({ updates: { state, checkedAt: null } }),
    });
    const later = screen.queryByRole('button', { name: 'When I next quit' });
    expect(later !== null).toBe(isTold);
    if (later === null) return;
    await user.click(later);
    expect(fake.inputsOf('postponeUpdate')).toEqual([{}]);
  });
});

import { describe, expect, it } from 'vitest';
import { createUpdates } from '../../../../src/main/shell/updates/updates';
import type { Updater } from '../../../../src/main/shell/updates/updater';
import type { UpdateBlock } from '../../../../src/shared/domain/update';
import { err, ok, type Result } from '../../../../src/shared/result';
import { FakeUpdater } from '../../../support/fake-updater';
import { clockStartsAt, createManualClock } from '../../../support/outbox/manual-clock';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const never = <Value>(): Promise<Value> => new Promise(() => undefined);

function setUp(block: UpdateBlock | null = null, failed = false) {
  const clock = createManualClock();
  const library = new FakeUpdater();
  const world = {
    checkedAt: null as number | null,
    isWanted: true,
    failed,
    isBusy: false,
    hasUnsaved: false,
    loads: 0,
  };
  const told: string[] = [];
  let load: () => Promise<Result<Updater, UpdateBlock>> = () => Promise.resolve(ok(library));
  const updates = createUpdates({
    block,
    load: () => {
      world.loads += 1;
      return load();
    },
    patience: { checkMs: 60_000, stallMs: 120_000 },
    now: clock.now,
    after: clock.after,
    checkedAt: {
      get: () => world.checkedAt,
      set: (at) => {
        world.checkedAt = at;
      },
    },
    installFailed: {
      get: () => world.failed,
      set: (failed) => {
        world.failed = failed;
      },
    },
    isWanted: () => world.isWanted,
    isBusy: () => world.isBusy,
    quit: () => {
      told.push('quit');
      return Promise.resolve(!world.hasUnsaved);
    },
    onChange: () => undefined,
    onReady: (version) => told.push(`ready ${version}`),
    onFailure: (step) => told.push(`failed ${step}`),
  });
  const state = () => updates.view().state;
  return {
    clock,
    library,
    world,
    told,
    updates,
    state,
    setLoad: (other: typeof load) => {
      load = other;
    },
    /** A newer version is there and downloaded. */
    makeReady: async () => {
      library.found = Promise.resolve(ok('2.0.0'));
      updates.check();
      await clock.advance(0);
      expect(state().kind).toBe('ready');
    },
  };
}

describe('looking for updates', () => {
  it('loads nothing before its time, then looks once a day', async () => {
    const { clock, world, updates, library } = setUp();
    updates.start();
    await clock.advance(59_000);
    expect(world.loads).toBe(0);
    await clock.advance(2_000);
    expect(library.calls).toEqual(['check']);
    expect(world.checkedAt).toBe(clockStartsAt + 60_000);
    await clock.advance(dayMs - hourMs);
    expect(library.calls).toHaveLength(1);
    await clock.advance(hourMs);
    expect(library.calls).toHaveLength(2);
  });

  it('counts the day from the run before, and from now where the clock was put back', async () => {
    const { clock, world, updates, library } = setUp();
    world.checkedAt = clockStartsAt - hourMs;
    updates.start();
    await clock.advance(2 * hourMs);
    expect(library.calls).toEqual([]);
    world.checkedAt = clockStartsAt + 900 * dayMs;
    await clock.advance(hourMs);
    expect(library.calls).toEqual(['check']);
  });

  it('rests where the user does not want it, and does it when they ask', async () => {
    const { clock, world, updates, library } = setUp();
    world.isWanted = false;
    updates.start();
    await clock.advance(3 * dayMs);
    expect(library.calls).toEqual([]);
    updates.check();
    await clock.advance(0);
    expect(library.calls).toEqual(['check']);
  });

  it('is tried again within the hour where the feed did not answer', async () => {
    const { clock, world, updates, library, state, told } = setUp();
    library.found = Promise.resolve(err({ code: 'update-no-connection' as const }));
    updates.start();
    await clock.advance(60_000);
    expect(state()).toEqual({
      kind: 'idle',
      isNewest: false,
      problem: { code: 'update-no-connection' },
    });
    expect(world.checkedAt).toBeNull();
    expect(told).toEqual(['failed check']);
    library.found = Promise.resolve(ok(null));
    await clock.advance(hourMs);
    expect(state()).toEqual({ kind: 'idle', isNewest: true, problem: null });
  });

  it('is done once at a time, however often it is asked for', async () => {
    const { clock, updates, library, state } = setUp();
    library.found = never();
    updates.check();
    updates.check();
    await clock.advance(0);
    expect(library.calls).toEqual(['check']);
    expect(state().kind).toBe('checking');
  });

  it('gives up a feed that does not answer, and can look again', async () => {
    const { clock, updates, library, state } = setUp();
    library.found = never();
    updates.check();
    await clock.advance(60_000);
    expect(library.calls).toEqual(['check', 'abandon']);
    expect(state()).toMatchObject({ kind: 'idle', problem: { code: 'update-too-slow' } });
    library.found = Promise.resolve(ok(null));
    updates.check();
    await clock.advance(0);
    expect(state()).toMatchObject({ isNewest: true });
  });

  it('is off for good where the program is somebody else’s to update', async () => {
    const { clock, world, updates, state } = setUp('package-manager');
    updates.start();
    updates.check();
    await clock.advance(2 * dayMs);
    expect(world.loads).toBe(0);
    expect(state()).toEqual({ kind: 'off', why: 'package-manager' });
  });

  it('is off once the build turns out to name no feed', async () => {
    const { clock, world, updates, state, setLoad } = setUp();
    setLoad(() => Promise.resolve(err('no-feed')));
    updates.check();
    await clock.advance(0);
    expect(state()).toEqual({ kind: 'off', why: 'no-feed' });
    updates.check();
    await clock.advance(0);
    expect(world.loads).toBe(1);
  });

  it('survives a library that cannot even be loaded', async () => {
    const { clock, updates, state, told, setLoad } = setUp();
    setLoad(() => Promise.reject(new Error('odd')));
    updates.check();
    await clock.advance(0);
    expect(state()).toMatchObject({ kind: 'idle', problem: { code: 'update-feed-unreadable' } });
    expect(told).toEqual(['failed check']);
  });
});

describe('a newer version', () => {
  it('is downloaded by itself and told of once, and nothing is looked for after it', async () => {
    const { clock, updates, library, state, told, makeReady } = setUp();
    await makeReady();
    expect(state()).toEqual({
      kind: 'ready',
      version: '2.0.0',
      isPostponed: false,
      problem: null,
    });
    expect(told).toEqual(['ready 2.0.0']);
    updates.start();
    updates.check();
    await clock.advance(3 * dayMs);
    expect(library.calls).toEqual(['check', 'download']);
  });

  it('is given up where its download brings nothing more, and not while it brings something', async () => {
    const { clock, updates, library, state } = setUp();
    library.found = Promise.resolve(ok('2.0.0'));
    library.downloaded = never();
    let tell: (percent: number) => void = () => undefined;
    library.onDownload = (onProgress) => {
      tell = onProgress;
    };
    updates.check();
    await clock.advance(0);
    for (const percent of [10.4, 20.9, 30]) {
      await clock.advance(100_000);
      tell(percent);
    }
    expect(state()).toEqual({ kind: 'downloading', version: '2.0.0', percent: 30 });
    await clock.advance(120_000);
    expect(library.calls).toEqual(['check', 'download', 'abandon']);
    expect(state()).toMatchObject({ kind: 'idle', problem: { code: 'update-too-slow' } });
    tell(40);
    expect(state().kind).toBe('idle');
  });

  it('that does not hold is told of, and nothing is installed', async () => {
    const { clock, updates, library, state } = setUp();
    library.found = Promise.resolve(ok('2.0.0'));
    library.downloaded = Promise.resolve(err({ code: 'update-damaged' as const }));
    updates.check();
    await clock.advance(0);
    expect(state()).toMatchObject({ kind: 'idle', problem: { code: 'update-damaged' } });
    await updates.install();
    expect(library.calls).toEqual(['check', 'download']);
  });

  it('goes in when the program ends, without starting it again', async () => {
    const { updates, library, makeReady } = setUp();
    await makeReady();
    updates.postpone();
    await updates.install();
    expect(library.calls.at(-1)).toBe('install');
  });
});

describe('a version that could not be put in', () => {
  it('is remembered, since nobody sees it at the end of the program', async () => {
    const { world, updates, library, makeReady } = setUp();
    await makeReady();
    library.isRefused = true;
    await expect(updates.install()).rejects.toThrow('EACCES');
    expect(world.failed).toBe(true);
  });

  it('is told of at the next start, once', () => {
    const { world, updates, state } = setUp(null, true);
    expect(state()).toMatchObject({ kind: 'idle', problem: { code: 'update-not-installed' } });
    updates.start();
    expect(world.failed).toBe(false);
    expect(state()).toMatchObject({ problem: { code: 'update-not-installed' } });
  });
});

describe('“Restart now”', () => {
  it('ends the program at once where nothing is on its way', async () => {
    const { updates, library, told, makeReady } = setUp();
    await makeReady();
    updates.restart();
    expect(told.at(-1)).toBe('quit');
    await updates.install();
    expect(library.calls.at(-1)).toBe('install and restart');
  });

  it('waits for what is on its way', async () => {
    const { world, updates, told, state, makeReady } = setUp();
    await makeReady();
    world.isBusy = true;
    updates.restart();
    updates.busyChanged();
    expect(state()).toEqual({ kind: 'waiting', version: '2.0.0' });
    expect(told).not.toContain('quit');
    world.isBusy = false;
    updates.busyChanged();
    updates.busyChanged();
    expect(told.filter((what) => what === 'quit')).toHaveLength(1);
  });

  it('is taken back where the user has something unsaved; the version then goes in at the end', async () => {
    const { clock, world, updates, library, state, makeReady } = setUp();
    await makeReady();
    world.hasUnsaved = true;
    updates.restart();
    await clock.advance(0);
    expect(state()).toMatchObject({ kind: 'ready', isPostponed: true });
    await updates.install();
    expect(library.calls.at(-1)).toBe('install');
  });

  it('can be taken back while it waits; the version then goes in at the end', async () => {
    const { world, updates, library, told, state, makeReady } = setUp();
    await makeReady();
    world.isBusy = true;
    updates.restart();
    updates.postpone();
    world.isBusy = false;
    updates.busyChanged();
    expect(state()).toMatchObject({ kind: 'ready', isPostponed: true });
    expect(told).not.toContain('quit');
    await updates.install();
    expect(library.calls.at(-1)).toBe('install');
  });

  it('means nothing while there is nothing to restart into', async () => {
    const { updates, library, told } = setUp();
    updates.restart();
    updates.busyChanged();
    expect(told).toEqual([]);
    await updates.install();
    expect(library.calls).toEqual([]);
  });
});

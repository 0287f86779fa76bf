import { describe, expect, it } from 'vitest';
import { createQuit, type QuitApp, type QuitStep } from '../../../src/main/shell/quit';

/** An app whose `quit` asks the listeners of `before-quit`, as Electron's does. */
class FakeApp implements QuitApp {
  readonly exited: Promise<number>;
  #exit: (code: number) => void = () => undefined;
  #listeners: ((event: { preventDefault: () => void }) => void)[] = [];
  /** How many quits nobody held up: Electron would have closed the windows by itself. */
  unheld = 0;

  constructor() {
    this.exited = new Promise((resolve) => {
      this.#exit = resolve;
    });
  }

  on(_event: 'before-quit', listener: (event: { preventDefault: () => void }) => void): void {
    this.#listeners.push(listener);
  }

  quit(): void {
    this.unheld += 1;
    const preventDefault = (): void => {
      this.unheld -= 1;
    };
    for (const listener of this.#listeners) listener({ preventDefault });
  }

  exit(code: number): void {
    this.#exit(code);
  }
}

interface Setup {
  readonly app: FakeApp;
  readonly quit: () => Promise<boolean>;
  readonly world: { hasUnsaved: boolean };
  readonly problems: string[];
  readonly expire: () => void;
}

function setup(...steps: QuitStep[]): Setup {
  const app = new FakeApp();
  const problems: string[] = [];
  const world = { hasUnsaved: false };
  let timers: (() => void)[] = [];
  const quit = createQuit({
    app,
    mayQuit: () => Promise.resolve(!world.hasUnsaved),
    steps,
    after: (_delayMs, callback) => {
      timers.push(callback);
      return () => {
        timers = timers.filter((timer) => timer !== callback);
      };
    },
    onProblem: (step) => problems.push(step),
  });
  const expire = (): void => {
    for (const timer of timers) timer();
  };
  return { app, quit, world, problems, expire };
}

const step = (name: string, run: QuitStep['run']): QuitStep => ({ name, run, limitMs: 1_000 });

describe('quitting', () => {
  it('does its steps in order, each after the one before, and exits with 0', async () => {
    const done: string[] = [];
    const { app, quit } = setup(
      step('drafts', async () => {
        await Promise.resolve();
        done.push('drafts');
      }),
      step('database', () => void done.push('database')),
    );
    await quit();
    expect(await app.exited).toBe(0);
    expect(done).toEqual(['drafts', 'database']);
    expect(app.unheld).toBe(0);
  });

  it('does them once, however often it is asked', async () => {
    const done: string[] = [];
    const { app, quit } = setup(step('one', () => void done.push('one')));
    void quit();
    void quit();
    app.quit();
    await app.exited;
    expect(done).toEqual(['one']);
  });

  it('goes on when a step fails, and tells of it', async () => {
    const done: string[] = [];
    const { app, quit, problems } = setup(
      step('throws', () => {
        throw new Error('no');
      }),
      step('rejects', () => Promise.reject(new Error('no'))),
      step('last', () => void done.push('last')),
    );
    await quit();
    expect(await app.exited).toBe(0);
    expect(problems).toEqual(['throws', 'rejects']);
    expect(done).toEqual(['last']);
  });

  it('lets a step end the program by itself where that is its work, and no other step', async () => {
    const unheld: number[] = [];
    const { app, quit } = setup(
      step('one', () => {
        app.quit();
        unheld.push(app.unheld);
      }),
      {
        ...step('installer', () => {
          app.quit();
          unheld.push(app.unheld);
        }),
        mayQuit: true,
      },
    );
    await quit();
    expect(await app.exited).toBe(0);
    expect(unheld).toEqual([0, 1]);
  });

  it('goes on when a step takes too long', async () => {
    const { app, quit, problems, expire } = setup(
      step('endless', () => new Promise(() => undefined)),
    );
    await quit();
    expire();
    expect(await app.exited).toBe(0);
    expect(problems).toEqual(['endless']);
  });

  it('does nothing while something unsaved is asked about, and goes once it is answered', async () => {
    const done: string[] = [];
    const { app, quit, world } = setup(step('one', () => void done.push('one')));
    world.hasUnsaved = true;
    expect(await quit()).toBe(false);
    expect(done).toEqual([]);
    world.hasUnsaved = false;
    expect(await quit()).toBe(true);
    expect(await app.exited).toBe(0);
  });

  it('does not ask when the desktop or a signal ends the program', async () => {
    const { app, world } = setup(step('one', () => undefined));
    world.hasUnsaved = true;
    app.quit();
    expect(await app.exited).toBe(0);
  });
});

/** One thing to do before the program ends. */
export interface QuitStep {
  readonly name: string;
  readonly run: () => Promise<void> | void;
  /** How long it is waited for; then the next one comes. */
  readonly limitMs: number;
  /** It may quit the program by itself, as an installer of a new version does. */
  readonly mayQuit?: true;
}

/** What is used of Electron's `app`. */
export interface QuitApp {
  on: (event: 'before-quit', listener: (event: { preventDefault: () => void }) => void) => unknown;
  quit: () => void;
  exit: (code: number) => void;
}

export interface QuitOptions {
  readonly app: QuitApp;
  /**
   * Asked before the user's own quit, which goes on only with `true`; what the desktop or a signal
   * orders is not held up by it.
   */
  readonly mayQuit: () => Promise<boolean>;
  /** In their order, such as: shortcut, drafts, outbox, database. */
  readonly steps: readonly QuitStep[];
  readonly after: (delayMs: number, callback: () => void) => () => void;
  /** A step failed or took too long; the quit goes on. */
  readonly onProblem: (step: string, problem: unknown) => void;
}

/**
 * Makes every way to quit (the menu, the desktop, a signal) go through the same steps, once, each
 * within its time; then the program exits with 0. No window can hold it up but at the user's own
 * quit, where something unsaved would be lost.
 *
 * Returns the function that quits; it resolves with whether it does.
 */
export function createQuit(options: QuitOptions): () => Promise<boolean> {
  let begun = false;
  let isFree = false;
  options.app.on('before-quit', (event) => {
    if (isFree) return;
    event.preventDefault();
    if (begun) return;
    begun = true;
    const onStep = (step: QuitStep): void => {
      isFree = step.mayQuit === true;
    };
    void runSteps(options, onStep).then(() => {
      options.app.exit(0);
    });
  });
  return async () => {
    if (!begun && !(await options.mayQuit())) return false;
    options.app.quit();
    return true;
  };
}

async function runSteps(options: QuitOptions, onStep: (step: QuitStep) => void): Promise<void> {
  for (const step of options.steps) {
    onStep(step);
    try {
      await withLimit(step, options.after);
    } catch (problem) {
      options.onProblem(step.name, problem);
    }
  }
}

function withLimit(step: QuitStep, after: QuitOptions['after']): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = after(step.limitMs, () => {
      reject(new Error(`not done after ${String(step.limitMs)} ms`));
    });
    Promise.resolve().then(step.run).finally(cancel).then(resolve, reject);
  });
}

/** A page that hangs cannot hold up the end of the program for longer. */
const answerLimitMs = 1_000;

/** Whether a window may close, which its page may ask the user. At most one waits for the answer. */
export interface CloseQuestion {
  /**
   * Closes the window by `close` and resolves with whether it is closed; a page that says nothing counts
   * as one with nothing to lose. Whoever waited before is told that it is not.
   */
  ask: (close: () => void) => Promise<boolean>;
  /** The page holds the window: the answer is waited for, however long it takes. True where anybody waits. */
  held: () => boolean;
  /** The page is gone, and with it the question that it may have asked. */
  pageGone: () => void;
  answer: (isClosed: boolean) => void;
}

export function createCloseQuestion(
  after: (delayMs: number, callback: () => void) => () => void,
): CloseQuestion {
  let waiting: {
    readonly tell: (isClosed: boolean) => void;
    readonly endLimit: () => void;
    isHeld: boolean;
  } | null = null;

  function answer(isClosed: boolean): void {
    const told = waiting;
    waiting = null;
    told?.endLimit();
    told?.tell(isClosed);
  }

  return {
    ask: (close) => {
      answer(false);
      return new Promise((resolve) => {
        const endLimit = after(answerLimitMs, () => {
          answer(true);
        });
        waiting = { tell: resolve, endLimit, isHeld: false };
        close();
      });
    },
    held: () => {
      if (waiting === null) return false;
      waiting.endLimit();
      waiting.isHeld = true;
      return true;
    },
    pageGone: () => {
      // Who was asked has not answered: the program does not end by itself hours later.
      if (waiting?.isHeld === true) answer(false);
    },
    answer,
  };
}

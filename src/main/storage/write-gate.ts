/**
 * Keeps main from writing to the database while another thread does.
 *
 * SQLite lets one connection write at a time; a second one waits for it, and main would wait with its
 * whole event loop. So a thread that has much to write asks for the gate, and whatever main wants to
 * write meanwhile waits here, without blocking anything. Reading is never kept back.
 */
export interface WriteGate {
  isOpen(): boolean;
  /** Resolves when the gate is open; whoever awaited it goes on in the same turn, before it can close. */
  whenOpen(): Promise<void>;
  /**
   * Closes the gate, once nobody else holds it, and answers the function that opens it again.
   *
   * Main's writes are synchronous: none is under way when this resolves.
   */
  hold(): Promise<() => void>;
  /** Calls back each time that the gate has opened, after those who waited for it. */
  onOpen(listener: () => void): void;
}

/** Makes a gate that is open. */
export function createWriteGate(): WriteGate {
  const waiting: (() => void)[] = [];
  const holdersToCome: (() => void)[] = [];
  const listeners: (() => void)[] = [];
  let held = false;
  let opening = false;

  function open(): void {
    held = false;
    opening = true;
    resumeOne();
  }

  /** One in each turn: the commits of many would block the event loop. */
  function resumeOne(): void {
    waiting.shift()?.();
    // It writes in this turn, and may not find the gate closed again.
    setImmediate(goOn);
  }

  function goOn(): void {
    if (waiting.length > 0) {
      resumeOne();
      return;
    }
    opening = false;
    for (const listener of listeners) listener();
    holdersToCome.shift()?.();
  }

  return {
    isOpen: () => !held,
    whenOpen: () =>
      held || waiting.length > 0
        ? new Promise((resolve) => {
            waiting.push(resolve);
          })
        : Promise.resolve(),
    hold: () =>
      new Promise((resolve) => {
        const take = () => {
          held = true;
          let released = false;
          resolve(() => {
            if (released) return;
            released = true;
            open();
          });
        };
        if (held || opening || holdersToCome.length > 0) holdersToCome.push(take);
        else take();
      }),
    onOpen(listener) {
      listeners.push(listener);
    },
  };
}

import type { ShortcutPort } from '../../src/main/shell/shortcut';

/** A desktop's global shortcuts: knows which are taken by others and throws for one that it cannot read. */
export class FakeShortcutPort implements ShortcutPort {
  /** What `register` throws for, as Electron does for what it cannot read. */
  refuses = '';
  readonly #taken: Set<string>;
  readonly #ours = new Map<string, () => void>();

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  get held(): readonly string[] {
    return [...this.#ours.keys()];
  }

  register = (accelerator: string, onPressed: () => void): boolean => {
    if (accelerator === this.refuses) throw new TypeError('conversion failure');
    if (this.#taken.has(accelerator) || this.#ours.has(accelerator)) return false;
    this.#ours.set(accelerator, onPressed);
    return true;
  };

  unregister = (accelerator: string): void => {
    this.#ours.delete(accelerator);
  };

  /** Another program lets a shortcut go. */
  free(accelerator: string): void {
    this.#taken.delete(accelerator);
  }

  /** A person presses keys. */
  press(accelerator: string): void {
    this.#ours.get(accelerator)?.();
  }
}

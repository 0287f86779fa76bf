import type { Platform } from '#shared/contract/snapshot';

/** The modifiers in the order in which they are written. */
const modifiers = ['Control', 'Alt', 'Shift', 'Super', 'Command'] as const;
type Modifier = (typeof modifiers)[number];

const modifierNames: Readonly<Record<string, Modifier | 'primary'>> = {
  control: 'Control',
  ctrl: 'Control',
  alt: 'Alt',
  option: 'Alt',
  altgr: 'Alt',
  shift: 'Shift',
  super: 'Super',
  meta: 'Super',
  command: 'Command',
  cmd: 'Command',
  commandorcontrol: 'primary',
  cmdorctrl: 'primary',
};

const namedKeys = [
  'Space',
  'Tab',
  'Backspace',
  'Delete',
  'Insert',
  'Return',
  'Up',
  'Down',
  'Left',
  'Right',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Plus',
] as const;

/** A shortcut that is good to register, or `null` for one that is not. */
export interface Accelerator {
  /** One spelling for each combination, such as `Control+Shift+M`: two that mean the same are equal. */
  readonly canonical: string;
}

/**
 * Reads an Electron accelerator such as `CommandOrControl+Shift+M`.
 *
 * Answers `null` for what cannot be a global shortcut: no key, two keys, an unknown word, or a key
 * that would be taken from every other program because it has no modifier but Shift. A function
 * key may stand alone.
 */
export function readAccelerator(text: string, platform: Platform): Accelerator | null {
  const words = text.split('+').map((word) => word.trim().toLowerCase());
  const held = new Set<Modifier>();
  for (const word of words.slice(0, -1)) {
    const name = Object.hasOwn(modifierNames, word) ? modifierNames[word] : undefined;
    if (name === undefined) return null;
    held.add(name === 'primary' ? (platform === 'darwin' ? 'Command' : 'Control') : name);
  }
  // What macOS calls Command is the Super key elsewhere, and the other way round.
  replace(
    held,
    platform === 'darwin' ? 'Super' : 'Command',
    platform === 'darwin' ? 'Command' : 'Super',
  );
  const key = keyName(words.at(-1) ?? '');
  if (key === null) return null;
  const hasModifier =
    held.has('Control') || held.has('Alt') || held.has('Super') || held.has('Command');
  if (!hasModifier && !/^F\d+$/.test(key)) return null;
  const canonical = [...modifiers.filter((modifier) => held.has(modifier)), key].join('+');
  return { canonical };
}

function keyName(word: string): string | null {
  if (/^[a-z0-9]$/.test(word)) return word.toUpperCase();
  if (/^f([1-9]|1\d|2[0-4])$/.test(word)) return word.toUpperCase();
  if (/^[,./;'`[\]\\=-]$/.test(word)) return word;
  if (word === 'enter') return 'Return';
  return namedKeys.find((name) => name.toLowerCase() === word) ?? null;
}

function replace(held: Set<Modifier>, from: Modifier, to: Modifier): void {
  if (held.delete(from)) held.add(to);
}

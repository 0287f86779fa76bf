import type { Platform } from '../contract/snapshot';

/** What a key press is made of; a DOM `KeyboardEvent` has this shape. */
export interface KeyPress {
  /** What the key writes in the current layout, such as `m`, `Z` or `ArrowUp`. */
  readonly key: string;
  /** Where the key sits, named after the US layout, such as `KeyM`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly getModifierState?: (modifier: 'AltGraph') => boolean;
}

/** A part of a shortcut as people read it on their keyboard. */
export type ShortcutPart =
  | {
      readonly modifier: 'control' | 'alt' | 'option' | 'shift' | 'command' | 'windows' | 'super';
    }
  | { readonly key: string };

/** What recording a key press came to. */
export type RecordedShortcut =
  | { readonly kind: 'accelerator'; readonly accelerator: string }
  /** Only modifiers are down so far. */
  | { readonly kind: 'incomplete'; readonly held: readonly ShortcutPart[] }
  | { readonly kind: 'refused'; readonly reason: ShortcutRefusal };

/** `everyday`: as a global shortcut it would take copy, paste and the like from every program. */
export type ShortcutRefusal = 'modifier-missing' | 'key-unsupported' | 'everyday';

const modifierKeys: ReadonlySet<string> = new Set([
  'Control',
  'Alt',
  'AltGraph',
  'Shift',
  'Meta',
  'OS',
  'Super',
  'CapsLock',
  'Fn',
]);

const namedKeys: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
  Backspace: 'Backspace',
  '+': 'Plus',
};

const punctuation: ReadonlySet<string> = new Set(",.-/;'[]\\=`");

const everydayKeys: ReadonlySet<string> = new Set('ACFNOPQSTVWXYZ');

type Modifier = 'CommandOrControl' | 'Control' | 'Super' | 'Alt' | 'Shift';

function modifiersOf(press: KeyPress, platform: Platform): readonly Modifier[] {
  const mac = platform === 'darwin';
  const modifiers: Modifier[] = [];
  // Written as Electron's portable name, so that settings keep their meaning on another platform.
  if (mac ? press.metaKey : press.ctrlKey) modifiers.push('CommandOrControl');
  if (mac && press.ctrlKey) modifiers.push('Control');
  if (!mac && press.metaKey) modifiers.push('Super');
  if (press.altKey) modifiers.push('Alt');
  if (press.shiftKey) modifiers.push('Shift');
  return modifiers;
}

/** The key's name in an accelerator, or `null` where Electron has none for it. */
function keyOf(press: KeyPress): string | null {
  // A number pad's keys have names of their own, which not every desktop can register.
  if (press.code.startsWith('Numpad')) return null;
  if (/^F([1-9]|1\d|2[0-4])$/.test(press.key)) return press.key;
  const named = namedKeys[press.key];
  if (named !== undefined) return named;
  // The layout's own letter first: what people read on the key is what they will look for later.
  if (/^[a-z]$/i.test(press.key)) return press.key.toUpperCase();
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined) return digit;
  if (!press.shiftKey && punctuation.has(press.key)) return press.key;
  // Option on a Mac and layouts of other scripts write no Latin letter: the key's place decides.
  const isLatinPunctuation = /^[\x20-\x7e]$/.test(press.key);
  return isLatinPunctuation ? null : (/^Key([A-Z])$/.exec(press.code)?.[1] ?? null);
}

/**
 * Turns a key press into an Electron accelerator, such as `CommandOrControl+Shift+M`.
 *
 * Refuses what has no modifier besides Shift, what Electron cannot name, and what everybody uses
 * inside programs. Source: Electron's documentation, "Accelerator".
 */
export function recordShortcut(press: KeyPress, platform: Platform): RecordedShortcut {
  const modifiers = modifiersOf(press, platform);
  if (modifierKeys.has(press.key)) {
    return { kind: 'incomplete', held: modifiers.map((name) => partOf(name, platform)) };
  }
  // AltGr writes characters such as @ and €; Windows reports it as Ctrl and Alt together.
  if (press.getModifierState?.('AltGraph') === true) {
    return { kind: 'refused', reason: 'key-unsupported' };
  }
  const key = keyOf(press);
  if (key === null) return { kind: 'refused', reason: 'key-unsupported' };
  if (modifiers.every((modifier) => modifier === 'Shift')) {
    return { kind: 'refused', reason: 'modifier-missing' };
  }
  if (modifiers.length === 1 && modifiers[0] === 'CommandOrControl' && everydayKeys.has(key)) {
    return { kind: 'refused', reason: 'everyday' };
  }
  return { kind: 'accelerator', accelerator: [...modifiers, key].join('+') };
}

function partOf(name: string, platform: Platform): ShortcutPart {
  const mac = platform === 'darwin';
  switch (name) {
    case 'CommandOrControl':
    case 'CmdOrCtrl':
      return { modifier: mac ? 'command' : 'control' };
    case 'Command':
    case 'Cmd':
      return { modifier: 'command' };
    case 'Control':
    case 'Ctrl':
      return { modifier: 'control' };
    case 'Alt':
    case 'Option':
      return { modifier: mac ? 'option' : 'alt' };
    case 'Shift':
      return { modifier: 'shift' };
    case 'Super':
    case 'Meta':
      return { modifier: mac ? 'command' : platform === 'win32' ? 'windows' : 'super' };
    case 'Plus':
      return { key: '+' };
    default:
      return { key: name };
  }
}

/** Takes an accelerator apart for showing; empty for an empty accelerator. */
export function shortcutParts(accelerator: string, platform: Platform): readonly ShortcutPart[] {
  if (accelerator === '') return [];
  return accelerator.split('+').map((name) => partOf(name, platform));
}

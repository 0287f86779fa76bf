import { Fragment, useCallback, type ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Platform } from '#shared/contract/snapshot';
import { shortcutParts, type ShortcutPart } from '#shared/domain/accelerator';
import { assertNever } from '#shared/result';
import { useSnapshot } from '../lib/snapshot-store';
import './shortcut-keys.css';

/** The signs on a Mac's keys, in the order in which its menus write them. */
const macSigns = { control: '⌃', option: '⌥', shift: '⇧', command: '⌘' } as const;
const macOrder: readonly string[] = Object.keys(macSigns);

function isMacModifier(name: string): name is keyof typeof macSigns {
  return name in macSigns;
}

function keyLabel(key: string, t: TFunction): string {
  switch (key) {
    case 'Up':
      return '↑';
    case 'Down':
      return '↓';
    case 'Left':
      return '←';
    case 'Right':
      return '→';
    case 'Space':
    case 'Enter':
    case 'Delete':
    case 'Backspace':
    case 'Insert':
    case 'Home':
    case 'End':
    case 'PageUp':
    case 'PageDown':
      return t(`keys.${key}`, { ns: 'common' });
    default:
      return key;
  }
}

function partLabel(part: ShortcutPart, platform: Platform, t: TFunction): string {
  if ('key' in part) return keyLabel(part.key, t);
  const { modifier } = part;
  if (platform === 'darwin' && isMacModifier(modifier)) return macSigns[modifier];
  switch (modifier) {
    case 'control':
    case 'shift':
    case 'alt':
    case 'option':
    case 'command':
    case 'windows':
    case 'super':
      return t(`keys.${modifier}`, { ns: 'common' });
    default:
      return assertNever(modifier);
  }
}

/** A shortcut's keys as they are called on this platform and in this language. */
function shortcutLabels(
  parts: readonly ShortcutPart[],
  platform: Platform,
  t: TFunction,
): readonly string[] {
  const place = (part: ShortcutPart) =>
    'key' in part ? macOrder.length : macOrder.indexOf(part.modifier);
  const ordered =
    platform === 'darwin' ? [...parts].sort((one, other) => place(one) - place(other)) : parts;
  return ordered.map((part) => partLabel(part, platform, t));
}

/** Returns a function that writes an accelerator as people read it, such as `Ctrl+Shift+M`. */
export function useShortcutText(): (accelerator: string) => string {
  const { t } = useTranslation();
  const platform = useSnapshot((snapshot) => snapshot.platform);
  return useCallback(
    (accelerator) =>
      shortcutLabels(shortcutParts(accelerator, platform), platform, t).join(
        platform === 'darwin' ? '' : '+',
      ),
    [platform, t],
  );
}

/** A shortcut drawn as keys; `parts` where it is not whole yet. */
export function ShortcutKeys(
  props: { readonly accelerator: string } | { readonly parts: readonly ShortcutPart[] },
): ReactNode {
  const { t } = useTranslation();
  const platform = useSnapshot((snapshot) => snapshot.platform);
  const parts = 'parts' in props ? props.parts : shortcutParts(props.accelerator, platform);
  return (
    <span className="shortcut-keys">
      {shortcutLabels(parts, platform, t).map((label, index) => (
        <Fragment key={label}>
          {index > 0 && platform !== 'darwin' && <span className="key-plus">+</span>}
          <kbd className="key">{label}</kbd>
        </Fragment>
      ))}
    </span>
  );
}

import type { TFunction } from 'i18next';
import type { OutboxState } from '#shared/contract/snapshot';
import type { DraftRecipient } from '#shared/domain/draft';
import { formatPhone } from '#shared/domain/phone';
import { oneLine } from './one-line';

/** What a choice in the tray's menu does. */
export type TrayAction =
  | { readonly kind: 'quick-send' }
  | { readonly kind: 'text'; readonly recipient: DraftRecipient }
  | { readonly kind: 'open' }
  | { readonly kind: 'set-paused'; readonly paused: boolean }
  | { readonly kind: 'settings' }
  | { readonly kind: 'quit' };

export type TrayMenuEntry =
  | { readonly kind: 'item'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'separator' };

/** What the tray shows. */
export interface TrayModel {
  readonly outbox: OutboxState;
  /** The newest first; the first five are shown. */
  readonly recentRecipients: readonly DraftRecipient[];
}

const maxRecent = 5;
const maxLabelCharacters = 40;
const separator: TrayMenuEntry = { kind: 'separator' };

/** The tray's menu for a state, in the user's language. */
export function trayMenu(model: TrayModel, t: TFunction): readonly TrayMenuEntry[] {
  const say = (key: 'quickSend' | 'open' | 'pause' | 'resume' | 'settings' | 'quit'): string =>
    t(`tray.${key}`, { ns: 'shell' });
  const { paused } = model.outbox;
  const recent = model.recentRecipients.slice(0, maxRecent);
  return [
    { kind: 'item', label: say('quickSend'), action: { kind: 'quick-send' } },
    separator,
    ...(recent.length === 0 ? [] : recipientEntries(recent, t)),
    { kind: 'item', label: say('open'), action: { kind: 'open' } },
    {
      kind: 'item',
      label: say(paused ? 'resume' : 'pause'),
      action: { kind: 'set-paused', paused: !paused },
    },
    { kind: 'item', label: say('settings'), action: { kind: 'settings' } },
    separator,
    { kind: 'item', label: say('quit'), action: { kind: 'quit' } },
  ];
}

/** What the icon says when pointed at, which is also what screen readers say of it. */
export function trayTooltip(outbox: OutboxState, t: TFunction): string {
  const said = [
    outbox.needsAttention > 0
      ? t('tray.attention', { ns: 'shell', count: outbox.needsAttention })
      : null,
    outbox.paused ? t('tray.paused', { ns: 'shell' }) : null,
    outbox.queued + outbox.sending > 0
      ? t('tray.waiting', { ns: 'shell', count: outbox.queued + outbox.sending })
      : null,
  ].filter((part) => part !== null);
  return said.length === 0 ? 'Quicksend' : `Quicksend – ${said.join(', ')}`;
}

function recipientEntries(
  recipients: readonly DraftRecipient[],
  t: TFunction,
): readonly TrayMenuEntry[] {
  return [
    { kind: 'heading', label: t('tray.recent', { ns: 'shell' }) },
    ...recipients.map((recipient): TrayMenuEntry => ({
      kind: 'item',
      label: recipientLabel(recipient),
      action: { kind: 'text', recipient },
    })),
    separator,
  ];
}

/** A recipient as a menu shows it, in which `&` marks no key. */
function recipientLabel({ name, e164 }: DraftRecipient): string {
  const line = oneLine(name ?? '', maxLabelCharacters);
  return (line === '' ? formatPhone(e164) : line).replaceAll('&', '&&');
}

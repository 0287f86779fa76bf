import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/shell/i18n';
import { trayMenu, trayTooltip, type TrayModel } from '../../../src/main/shell/tray-menu';
import type { OutboxState } from '../../../src/shared/contract/snapshot';
import type { DraftRecipient } from '../../../src/shared/domain/draft';

const en = createTranslator('en');
const de = createTranslator('de');
const quiet: OutboxState = {
  paused: false,
  queued: 0,
  held: 0,
  sending: 0,
  scheduled: 0,
  unsettled: 0,
  needsAttention: 0,
};
const anna: DraftRecipient = { e164: '+12025550100', contactId: 'c1', name: 'Anna' };
const nameless: DraftRecipient = { e164: '+12025550101', contactId: null, name: null };

const model = (part: Partial<TrayModel> = {}): TrayModel => ({
  outbox: quiet,
  recentRecipients: [],
  ...part,
});

function labels(menu: ReturnType<typeof trayMenu>): readonly string[] {
  return menu.map((entry) => (entry.kind === 'separator' ? '-' : entry.label));
}

describe('the tray menu', () => {
  it('is short when nobody was texted yet', () => {
    expect(labels(trayMenu(model(), en))).toEqual([
      'Quick send',
      '-',
      'Open',
      'Pause sending',
      'Settings',
      '-',
      'Quit',
    ]);
  });

  it('offers the last recipients by name, or by number where there is none', () => {
    const menu = trayMenu(model({ recentRecipients: [anna, nameless] }), en);
    expect(labels(menu).slice(2, 5)).toEqual(['Text again', 'Anna', '+1 202 555 0101']);
    expect(menu[3]).toEqual({
      kind: 'item',
      label: 'Anna',
      action: { kind: 'text', recipient: anna },
    });
  });

  it('offers five recipients at most', () => {
    const recentRecipients = Array.from({ length: 9 }, () => anna);
    const texts = trayMenu(model({ recentRecipients }), en).filter(
      (entry) => entry.kind === 'item' && entry.action.kind === 'text',
    );
    expect(texts).toHaveLength(5);
  });

  it('offers to resume where sending is paused', () => {
    const menu = trayMenu(model({ outbox: { ...quiet, paused: true } }), en);
    expect(menu).toContainEqual({
      kind: 'item',
      label: 'Resume sending',
      action: { kind: 'set-paused', paused: false },
    });
  });

  it('speaks German', () => {
    expect(labels(trayMenu(model({ recentRecipients: [anna] }), de))).toEqual([
      'Schnell senden',
      '-',
      'Wieder schreiben an',
      'Anna',
      '-',
      'Öffnen',
      'Senden anhalten',
      'Einstellungen',
      '-',
      'Beenden',
    ]);
  });

  it.each([
    ['with & as it is', 'Smith & Sons', 'Smith && Sons'],
    ['on one line', 'A\nB\tC', 'A B C'],
    ['without marks that turn the text round', 'Anna\u{202e}gpj', 'Anna gpj'],
    ['cut between characters', '😀'.repeat(50), `${'😀'.repeat(39)}…`],
  ])('shows a name %s', (_how, name, label) => {
    const menu = trayMenu(model({ recentRecipients: [{ ...anna, name }] }), en);
    expect(labels(menu)[3]).toBe(label);
  });

  it('shows the number where the name is nothing but space', () => {
    const menu = trayMenu(model({ recentRecipients: [{ ...anna, name: ' \u{200b}' }] }), en);
    expect(labels(menu)[3]).toBe('+1 202 555 0100');
  });
});

describe('the tray tooltip', () => {
  it('is the name of the program while all is quiet', () => {
    expect(trayTooltip(quiet, en)).toBe('Quicksend');
  });

  it('says what needs the user, what is paused and what is on its way', () => {
    const outbox = {
      paused: true,
      queued: 1,
      held: 0,
      sending: 1,
      scheduled: 0,
      unsettled: 0,
      needsAttention: 1,
    };
    expect(trayTooltip(outbox, en)).toBe(
      'Quicksend – 1 message needs you, sending is paused, 2 messages on their way',
    );
    expect(trayTooltip({ ...quiet, queued: 1 }, de)).toBe('Quicksend – 1 Nachricht unterwegs');
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  panelTone,
  trayIconFile,
  trayIconState,
  type PanelTone,
} from '../../../src/main/shell/tray-icon';
import type { OutboxState } from '../../../src/shared/contract/snapshot';

const outbox = (part: Partial<OutboxState> = {}): OutboxState => ({
  paused: false,
  queued: 0,
  held: 0,
  sending: 0,
  scheduled: 0,
  unsettled: 0,
  needsAttention: 0,
  ...part,
});
const resources = join(import.meta.dirname, '../../../resources');

describe('the tray icon', () => {
  it('is idle, sends, and asks for the user before anything else', () => {
    expect(trayIconState(outbox())).toBe('idle');
    expect(trayIconState(outbox({ queued: 1 }))).toBe('sending');
    expect(trayIconState(outbox({ sending: 1, paused: true }))).toBe('sending');
    expect(
      trayIconState(outbox({ sending: 1, scheduled: 0, unsettled: 0, needsAttention: 1 })),
    ).toBe('attention');
  });

  it('does not claim to send while sending is paused', () => {
    expect(trayIconState(outbox({ queued: 3, paused: true }))).toBe('idle');
  });

  it('follows the taskbar on Windows, as far as Electron tells', () => {
    const tone = (systemDark: boolean | undefined): PanelTone =>
      panelTone({ platform: 'win32', systemDark, currentDesktop: '' });
    expect([tone(true), tone(false), tone(undefined)]).toEqual(['dark', 'light', 'unknown']);
  });

  it('is for a dark bar on GNOME and for any panel on other Linux desktops', () => {
    const tone = (currentDesktop: string): PanelTone =>
      panelTone({ platform: 'linux', systemDark: undefined, currentDesktop });
    expect([tone('ubuntu:GNOME'), tone('GNOME')]).toEqual(['dark', 'dark']);
    expect([tone('XFCE'), tone('KDE'), tone('')]).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('exists for each platform, state and panel', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      for (const state of ['idle', 'sending', 'attention'] as const) {
        for (const tone of ['dark', 'light', 'unknown'] as const) {
          const file = trayIconFile(resources, platform, state, tone);
          expect(existsSync(file), file).toBe(true);
        }
      }
    }
  });

  it('has a name on macOS that makes it a template, in two densities', () => {
    const file = trayIconFile(resources, 'darwin', 'idle', 'unknown');
    expect(file).toMatch(/Template\.png$/);
    expect(existsSync(file.replace('.png', '@2x.png'))).toBe(true);
  });
});

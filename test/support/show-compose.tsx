import { screen, waitFor } from '@testing-library/react';
import { expect, vi } from 'vitest';
import { ComposeView } from '../../src/renderer/features/compose/compose-view';
import { emptyCompose, useCompose } from '../../src/renderer/features/compose/compose-store';
import { startCompose } from '../../src/renderer/features/compose/start-compose';
import type { FakeState } from './fake-bridge';
import { show, type Shown } from './render';

export interface ShownCompose extends Shown {
  readonly onShowHistory: ReturnType<typeof vi.fn<(messageId: string | null) => void>>;
  /** Ends what Compose follows, as leaving the window does. */
  readonly end: () => void;
}

export const toField = (): HTMLInputElement => screen.getByRole('combobox', { name: 'To' });
export const messageField = (): HTMLTextAreaElement =>
  screen.getByRole('textbox', { name: 'Message' });
export const sendButton = (): HTMLElement => screen.getByRole('button', { name: 'Send' });
export const statusText = (): string => screen.getByRole('status').textContent;

/** The names on the chips, in order. */
export function chips(): (string | null)[] {
  const grid = screen.queryByRole('grid', { name: 'Recipients' });
  return grid === null
    ? []
    : [...grid.querySelectorAll('.chip-label')].map((chip) => chip.textContent);
}

/** Waits until the chips are as expected. */
export async function expectChips(...names: string[]): Promise<void> {
  await waitFor(() => {
    expect(chips()).toEqual(names);
  });
}

/** Shows Compose over a fake main, with its draft restored. */
export async function showCompose(state: Partial<FakeState> = {}): Promise<ShownCompose> {
  useCompose.setState(emptyCompose, true);
  const onShowHistory = vi.fn<(messageId: string | null) => void>();
  const shown = await show(<ComposeView onShowHistory={onShowHistory} />, state);
  const end = await startCompose();
  return { ...shown, onShowHistory, end };
}

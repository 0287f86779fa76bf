import { create } from 'zustand';
import type { HistoryChoices } from '#shared/domain/history';
import { bridge } from '../../../lib/bridge';

interface ChoicesState extends HistoryChoices {
  /** Of contacts, by name. */
  readonly tags: readonly string[];
}

/** What the filters can be set to; loaded when they are opened. */
export const useChoices = create<ChoicesState>(() => ({
  accounts: [],
  batches: [],
  currencies: [],
  oldestAt: null,
  tags: [],
}));

export async function loadChoices(): Promise<void> {
  const [choices, tags] = await Promise.all([bridge.listHistoryChoices({}), bridge.listTags({})]);
  if (choices.ok) useChoices.setState(choices.value);
  if (tags.ok) useChoices.setState({ tags: tags.value.map(({ name }) => name) });
}

import { useEffect } from 'react';
import { create } from 'zustand';
import type { CustomField } from '#shared/domain/contact';
import { bridge } from '../../../lib/bridge';

const useStore = create<{ readonly fields: readonly CustomField[] }>(() => ({ fields: [] }));

/** The user's own fields; none until they have come. */
export function useFields(): readonly CustomField[] {
  useEffect(() => void loadFields(), []);
  return useStore(({ fields }) => fields);
}

async function loadFields(): Promise<void> {
  const answer = await bridge.listFields({});
  // Without them a column can still become all else, and main says what is wrong when it is asked next.
  if (answer.ok) useStore.setState({ fields: answer.value });
}

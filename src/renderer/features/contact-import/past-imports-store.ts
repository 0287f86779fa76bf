import { create } from 'zustand';
import type { ImportProgress, ImportUndone, PastImport } from '#shared/domain/import';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';
import { useImport } from './import-store';

export interface PastImportsState {
  /** `null` until they have come. */
  readonly imports: readonly PastImport[] | null;
  readonly error: AppError | null;
  /** The one that is being undone, with how far it is. */
  readonly undoing: { readonly importId: string; readonly progress: ImportProgress | null } | null;
  /** What the last undoing did, and of which file. */
  readonly undone: { readonly fileName: string; readonly what: ImportUndone } | null;
  /** Why the last undoing failed, and of which import. */
  readonly undoError: { readonly importId: string; readonly error: AppError } | null;
}

export const emptyPastImports: PastImportsState = {
  imports: null,
  error: null,
  undoing: null,
  undone: null,
  undoError: null,
};

export const usePastImports = create<PastImportsState>(() => emptyPastImports);

let asked = 0;

/** Loads the imports of the last 30 days. */
export async function loadPastImports(): Promise<void> {
  asked += 1;
  const mine = asked;
  const answer = await bridge.listImports({});
  if (mine !== asked) return;
  if (!answer.ok) {
    usePastImports.setState({ error: answer.error });
    return;
  }
  usePastImports.setState({ imports: answer.value, error: null });
  const { elsewhere } = useImport.getState();
  if (answer.value.some(({ importId }) => importId === elsewhere?.importId)) {
    useImport.setState({ elsewhere: null });
  }
}

/** Loads them and follows their changes; returns the function that ends it. */
export function keepPastImports(): () => void {
  void loadPastImports();
  return bridge.on('contactsChanged', () => void loadPastImports());
}

/** Undoes an import as a whole. */
export async function undoImport(importId: string, fileName: string): Promise<void> {
  if (usePastImports.getState().undoing !== null) return;
  usePastImports.setState({
    undoing: { importId, progress: null },
    undone: null,
    undoError: null,
  });
  const answer = await bridge.undoImport({ importId });
  usePastImports.setState(
    answer.ok
      ? { undoing: null, undone: { fileName, what: answer.value } }
      : { undoing: null, undoError: { importId, error: answer.error } },
  );
  await loadPastImports();
}

/** Takes main's word of how far undoing is. */
export function takeUndoProgress(progress: ImportProgress): void {
  const { undoing } = usePastImports.getState();
  if (progress.phase === 'undoing' && undoing?.importId === progress.importId) {
    usePastImports.setState({ undoing: { ...undoing, progress } });
  }
}

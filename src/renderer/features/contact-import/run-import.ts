import type { ColumnTarget, ImportProgress, RowFilter } from '#shared/domain/import';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';
import {
  emptyImport,
  failAt,
  goTo,
  openMapping,
  useImport,
  type ImportStage,
  type Mapping,
} from './import-store';
import { isTurn, nextTurn } from './turns';

/** Says what a column is of a contact. */
export function setColumn(index: number, target: ColumnTarget): void {
  const { stage } = useImport.getState();
  if (stage.kind !== 'mapping') return;
  const { mapping } = stage;
  const columns = mapping.columns.with(index, target);
  const chosen = new Set(mapping.chosen).add(index);
  goTo({ ...stage, mapping: { ...mapping, columns, chosen } });
}

/** Reads and judges all rows; what fails is said beside the columns. */
export async function checkRows(): Promise<void> {
  const { stage } = useImport.getState();
  const mapping = openMapping(stage);
  if (mapping === null) return;
  const turn = nextTurn();
  goTo({ kind: 'checking', mapping, progress: null });
  const { importId } = mapping.session;
  const answer = await bridge.checkImport({ importId, columns: [...mapping.columns] });
  if (!isTurn(turn)) return;
  if (answer.ok) goTo({ kind: 'preview', mapping, preview: answer.value, filter: 'all' });
  else failAt({ kind: 'mapping', mapping, isRereading: false }, answer.error);
}

/** Goes back to the columns. */
export function backToColumns(): void {
  const mapping = openMapping(useImport.getState().stage);
  if (mapping !== null) goTo({ kind: 'mapping', mapping, isRereading: false });
}

/** Which rows the preview shows. */
export function showRows(filter: RowFilter): void {
  const { stage } = useImport.getState();
  if (stage.kind === 'preview') goTo({ ...stage, filter });
}

/** Writes what was checked, all or nothing. */
export async function writeImport(): Promise<void> {
  const { stage } = useImport.getState();
  if (stage.kind !== 'preview') return;
  const { mapping, preview } = stage;
  const turn = nextTurn();
  goTo({ kind: 'writing', mapping, preview, progress: null });
  const answer = await bridge.runImport({ importId: preview.importId });
  if (!isTurn(turn)) return;
  if (answer.ok) {
    goTo({ kind: 'report', report: answer.value, saved: null, isSaving: false });
  } else if (answer.error.code === 'import-cancelled') {
    sayCancelled(mapping.session.fileName);
  } else if (answer.error.code === 'import-preview-changed') {
    await checkRows();
    const { stage: checked } = useImport.getState();
    if (checked.kind === 'preview') failAt(checked, answer.error);
  } else {
    failAt(stageAfter(answer.error, stage, mapping), answer.error);
  }
}

/** Where the rows must be checked once more, the preview would show what no longer holds. */
function stageAfter({ code }: AppError, preview: ImportStage, mapping: Mapping): ImportStage {
  return code === 'import-not-checked' ? { kind: 'mapping', mapping, isRereading: false } : preview;
}

/** Ends the import that is open at any step; nothing of it is left behind. */
export async function cancelImport(): Promise<void> {
  const { stage } = useImport.getState();
  const mapping = openMapping(stage);
  const importId = mapping?.session.importId ?? null;
  // What is written stays: the answer to the writing says whether it was cancelled in time.
  const turn = stage.kind === 'writing' ? null : nextTurn();
  const answer = await bridge.cancelImport({ importId });
  if (turn !== null && !isTurn(turn)) return;
  if (!answer.ok) useImport.setState({ error: answer.error });
  if (!answer.ok || turn === null) return;
  sayCancelled(mapping?.session.fileName ?? (stage.kind === 'opening' ? stage.fileName : null));
}

function sayCancelled(fileName: string | null): void {
  useImport.setState({
    stage: { kind: 'start' },
    error: null,
    note: fileName === null ? null : { kind: 'cancelled', fileName },
  });
}

/** Leaves the report: main forgets the rows. */
export function leaveReport(): void {
  const { stage } = useImport.getState();
  if (stage.kind !== 'report') return;
  nextTurn();
  void bridge.cancelImport({ importId: stage.report.importId });
  useImport.setState(emptyImport);
}

/** Saves the rows that were left out, where the desktop's dialog says. */
export async function saveRejected(): Promise<void> {
  const { stage } = useImport.getState();
  if (stage.kind !== 'report' || stage.isSaving) return;
  const { importId } = stage.report;
  goTo({ ...stage, isSaving: true });
  const answer = await bridge.saveRejectedRows({ importId });
  const { stage: now } = useImport.getState();
  if (now.kind !== 'report' || now.report.importId !== importId) return;
  if (answer.ok) goTo({ ...now, isSaving: false, saved: answer.value ?? now.saved });
  else failAt({ ...now, isSaving: false }, answer.error);
}

/** Takes main's word of how far the open import is. */
export function takeProgress(progress: ImportProgress): void {
  const { stage } = useImport.getState();
  const mapping = openMapping(stage);
  if (mapping?.session.importId === progress.importId) {
    if (stage.kind === 'checking' && progress.phase === 'checking') {
      useImport.setState({ stage: { ...stage, progress } });
    } else if (stage.kind === 'writing') {
      useImport.setState({ stage: { ...stage, progress } });
    }
  } else if (progress.phase === 'writing') {
    useImport.setState({ elsewhere: progress });
  }
}

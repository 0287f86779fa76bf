import { create } from 'zustand';
import type {
  HistoryExportFormat,
  HistoryExportProgress,
  HistoryExportReport,
} from '#shared/domain/history-export';
import type { HistoryCount } from '#shared/domain/history';
import type { HistoryFilter } from '#shared/domain/history-filter';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';

/** How far an export of the history is. */
export type HistoryExportStage =
  | { readonly kind: 'choosing' }
  /** `progress` is `null` while the desktop's dialog asks where to. */
  | { readonly kind: 'working'; readonly progress: HistoryExportProgress | null }
  | { readonly kind: 'done'; readonly report: HistoryExportReport }
  | { readonly kind: 'not-saved' };

interface HistoryExportState {
  readonly isOpen: boolean;
  /** What search and filters show. */
  readonly shown: HistoryFilter | null;
  readonly stage: HistoryExportStage;
  readonly error: AppError | null;
}

export const closedHistoryExport: HistoryExportState = {
  isOpen: false,
  shown: null,
  stage: { kind: 'choosing' },
  error: null,
};

export const useHistoryExport = create<HistoryExportState>(() => closedHistoryExport);

/** Opens the export's dialog, with what search and filters show. */
export function openHistoryExport(shown: HistoryFilter): void {
  const { stage } = useHistoryExport.getState();
  // One that is under way is shown again as it is.
  if (stage.kind === 'working') useHistoryExport.setState({ isOpen: true });
  else useHistoryExport.setState({ ...closedHistoryExport, isOpen: true, shown });
}

/** Closes the dialog; an export that is under way is cancelled. */
export function closeHistoryExport(): void {
  if (useHistoryExport.getState().stage.kind === 'working') void bridge.cancelHistoryExport({});
  useHistoryExport.setState(closedHistoryExport);
}

/** Back to what is exported and how. */
export function chooseAgain(): void {
  useHistoryExport.setState({ stage: { kind: 'choosing' }, error: null });
}

/** How many messages pass a filter; `null` where that could not be found out. */
export async function countOf(filter: HistoryFilter): Promise<HistoryCount | null> {
  const answer = await bridge.countHistory({ filter });
  return answer.ok ? answer.value : null;
}

/** Asks where to and exports. */
export async function startHistoryExport(
  filter: HistoryFilter,
  format: HistoryExportFormat,
): Promise<void> {
  const stage: HistoryExportStage = { kind: 'working', progress: null };
  useHistoryExport.setState({ stage, error: null });
  const answer = await bridge.exportHistory({ filter, format });
  const now = useHistoryExport.getState();
  if (!now.isOpen || now.stage.kind !== 'working') return;
  if (!answer.ok) {
    useHistoryExport.setState({ stage: { kind: 'choosing' }, error: answer.error });
  } else if (answer.value === null) {
    useHistoryExport.setState({ stage: { kind: 'not-saved' } });
  } else {
    useHistoryExport.setState({ stage: { kind: 'done', report: answer.value } });
  }
}

/** Ends the export that is under way; what `startHistoryExport` then answers says the rest. */
export function cancelHistoryExport(): void {
  void bridge.cancelHistoryExport({});
}

/** Takes main's word of how far it is; returns the function that ends it. */
export function followHistoryExport(): () => void {
  return bridge.on('historyExportProgress', (progress) => {
    const { stage } = useHistoryExport.getState();
    if (stage.kind === 'working') {
      useHistoryExport.setState({ stage: { kind: 'working', progress } });
    }
  });
}

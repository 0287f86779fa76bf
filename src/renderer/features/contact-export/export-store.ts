import { create } from 'zustand';
import type { ContactQuery } from '#shared/domain/contact';
import type { ExportFormat, ExportReport, TransferProgress } from '#shared/domain/import';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';

/** The group or search that is in sight, by what it is called. */
export interface CurrentGroup {
  readonly name: string;
  readonly query: ContactQuery;
}

/** How far an export is. */
export type ExportStage =
  | { readonly kind: 'choosing' }
  /** `progress` is `null` while the desktop's dialog asks where to. */
  | { readonly kind: 'working'; readonly progress: TransferProgress | null }
  | { readonly kind: 'done'; readonly report: ExportReport }
  | { readonly kind: 'not-saved' };

interface ExportState {
  readonly isOpen: boolean;
  /** `null` where only all contacts can be exported. */
  readonly current: CurrentGroup | null;
  readonly stage: ExportStage;
  readonly error: AppError | null;
}

export const closedExport: ExportState = {
  isOpen: false,
  current: null,
  stage: { kind: 'choosing' },
  error: null,
};

export const useExport = create<ExportState>(() => closedExport);

/** Opens the export's dialog, for all contacts or those of the group in sight. */
export function openExport(current: CurrentGroup | null): void {
  const { stage } = useExport.getState();
  // One that is under way is shown again as it is.
  if (stage.kind === 'working') useExport.setState({ isOpen: true });
  else useExport.setState({ ...closedExport, isOpen: true, current });
}

/** Closes the dialog; an export that is under way is cancelled. */
export function closeExport(): void {
  if (useExport.getState().stage.kind === 'working') void bridge.cancelExport({});
  useExport.setState(closedExport);
}

/** Back to what is exported and how. */
export function chooseAgain(): void {
  useExport.setState({ stage: { kind: 'choosing' }, error: null });
}

/** Asks where to and exports. */
export async function startExport(query: ContactQuery, format: ExportFormat): Promise<void> {
  const stage: ExportStage = { kind: 'working', progress: null };
  useExport.setState({ stage, error: null });
  const { text, tags, only } = query;
  const answer = await bridge.exportContacts({ query: { text, tags: [...tags], only }, format });
  const now = useExport.getState();
  if (!now.isOpen || now.stage.kind !== 'working') return;
  if (!answer.ok) {
    useExport.setState({ stage: { kind: 'choosing' }, error: answer.error });
  } else if (answer.value === null) {
    useExport.setState({ stage: { kind: 'not-saved' } });
  } else {
    useExport.setState({ stage: { kind: 'done', report: answer.value } });
  }
}

/** Ends the export that is under way; what `startExport` then answers says the rest. */
export function cancelExport(): void {
  void bridge.cancelExport({});
}

/** Takes main's word of how far it is; returns the function that ends it. */
export function followExport(): () => void {
  return bridge.on('exportProgress', (progress) => {
    const { stage } = useExport.getState();
    if (stage.kind === 'working') useExport.setState({ stage: { kind: 'working', progress } });
  });
}

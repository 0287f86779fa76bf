import { create } from 'zustand';
import type {
  TakenNameChoice,
  TemplateFormat,
  TemplateImportPreview,
} from '#shared/domain/template-model';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';
import { useTemplates } from './templates-store';

interface ImportState {
  /** What the file holds; `null` while none is open. */
  readonly preview: TemplateImportPreview | null;
  readonly takenNames: TakenNameChoice;
  readonly isRunning: boolean;
  readonly error: AppError | null;
}

const noImport: ImportState = {
  preview: null,
  takenNames: 'rename',
  isRunning: false,
  error: null,
};

/** The import that is open. */
export const useTemplateImport = create<ImportState>(() => noImport);

/** Asks for a file, and shows what would become of it. */
export async function openImport(): Promise<void> {
  useTemplates.setState({ error: null, happened: null });
  const answer = await bridge.openTemplateImport({});
  if (!answer.ok) useTemplates.setState({ error: answer.error, openId: null });
  else if (answer.value !== null) {
    useTemplateImport.setState({ ...noImport, preview: answer.value }, true);
  }
}

/** Keeps what was shown. */
export async function runImport(): Promise<void> {
  const { preview, takenNames, isRunning } = useTemplateImport.getState();
  if (preview === null || isRunning) return;
  useTemplateImport.setState({ isRunning: true, error: null });
  const answer = await bridge.runTemplateImport({ importId: preview.importId, takenNames });
  useTemplateImport.setState({ isRunning: false });
  if (!answer.ok) {
    useTemplateImport.setState({ error: answer.error });
    return;
  }
  closeImport();
  useTemplates.setState({ happened: { kind: 'imported', deleted: null } });
}

export function closeImport(): void {
  useTemplateImport.setState(noImport, true);
}

/** Saves all templates where the desktop's dialog says. */
export async function exportTemplates(format: TemplateFormat): Promise<void> {
  useTemplates.setState({ error: null, happened: null });
  const answer = await bridge.exportTemplates({ format });
  if (!answer.ok) useTemplates.setState({ error: answer.error, openId: null });
  else if (answer.value !== null) {
    useTemplates.setState({ happened: { kind: 'exported', deleted: null } });
  }
}

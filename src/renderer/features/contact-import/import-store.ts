import { create } from 'zustand';
import type {
  ColumnTarget,
  ImportPreview,
  ImportProgress,
  ImportReport,
  ImportSession,
  RowFilter,
  SavedFile,
} from '#shared/domain/import';
import type { AppError } from '#shared/errors';

/** What was chosen for the file that is open; it stays until the import ends, whatever fails. */
export interface Mapping {
  readonly session: ImportSession;
  readonly columns: readonly ColumnTarget[];
  /** Columns that the user has changed: they stay so when the file is read in another way. */
  readonly chosen: ReadonlySet<number>;
}

/** How far an import is, from the file to the report. */
export type ImportStage =
  | { readonly kind: 'start' }
  /** `fileName` is `null` while the desktop's dialog asks for a file. */
  | { readonly kind: 'opening'; readonly fileName: string | null }
  | { readonly kind: 'mapping'; readonly mapping: Mapping; readonly isRereading: boolean }
  | {
      readonly kind: 'checking';
      readonly mapping: Mapping;
      readonly progress: ImportProgress | null;
    }
  | {
      readonly kind: 'preview';
      readonly mapping: Mapping;
      readonly preview: ImportPreview;
      readonly filter: RowFilter;
    }
  | {
      readonly kind: 'writing';
      readonly mapping: Mapping;
      readonly preview: ImportPreview;
      readonly progress: ImportProgress | null;
    }
  | {
      readonly kind: 'report';
      readonly report: ImportReport;
      readonly saved: SavedFile | null;
      readonly isSaving: boolean;
    };

/** Something that is said once, above the stage. */
export type ImportNote =
  | { readonly kind: 'cancelled'; readonly fileName: string }
  | { readonly kind: 'one-file' }
  /** An import that another window began was not finished. */
  | { readonly kind: 'elsewhere-failed' };

export interface ImportState {
  readonly stage: ImportStage;
  readonly error: AppError | null;
  readonly note: ImportNote | null;
  /** A file that was dropped while another one is open: the user is asked first. */
  readonly dropped: File | null;
  /** What an import is writing that this window did not begin; `null` where there is none. */
  readonly elsewhere: ImportProgress | null;
}

export const emptyImport: ImportState = {
  stage: { kind: 'start' },
  error: null,
  note: null,
  dropped: null,
  elsewhere: null,
};

export const useImport = create<ImportState>(() => emptyImport);

/** Goes on to a stage; what was said about the one before is over. */
export function goTo(stage: ImportStage): void {
  useImport.setState({ stage, error: null, note: null });
}

/** Says what went wrong, in place. */
export function failAt(stage: ImportStage, error: AppError): void {
  useImport.setState({ stage, error, note: null });
}

/** The mapping of the file that is open; `null` where none is. */
export function openMapping(stage: ImportStage): Mapping | null {
  switch (stage.kind) {
    case 'mapping':
    case 'checking':
    case 'preview':
    case 'writing':
      return stage.mapping;
    case 'start':
    case 'opening':
    case 'report':
      return null;
  }
}

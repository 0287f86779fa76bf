import { basename } from 'node:path';
import { csvSeparator } from '#shared/domain/csv-separator';
import type { SavedFile } from '#shared/domain/import';
import type { Language } from '#shared/domain/settings';
import {
  maxTemplates,
  type TakenNameChoice,
  type Template,
  type TemplateFormat,
  type TemplateImportPreview,
  type TemplateImportReport,
  type TemplateInput,
  type TemplateRow,
} from '#shared/domain/template-model';
import { appError, type AppError } from '#shared/errors';
import { assertNever, err, ok, type Result } from '#shared/result';
import { fileProblem, writeWholeFile } from '../../storage/whole-file';
import type { TemplateStore } from '../template-store';
import { judgeTemplates } from './judge-templates';
import { readTemplates } from './read-templates';
import { templatesAsText } from './write-templates';

export interface TemplateFilesParts {
  readonly store: TemplateStore;
  readonly language: () => Language;
  readonly now: () => number;
  readonly newId: () => string;
  /** To be called after each change. */
  readonly changed: () => void;
}

/** Templates in files. */
export interface TemplateFiles {
  /** Writes all templates into a file. Errors: `disk-full`, `file-not-written` (params `name`). */
  export(path: string, format: TemplateFormat): Result<SavedFile, AppError>;
  /** Reads a file and says what would become of it; nothing is kept. Errors: those of `readTemplates`. */
  open(path: string): Promise<Result<TemplateImportPreview, AppError>>;
  /**
   * Keeps what was shown, all or nothing. Errors: `templates-changed` where the templates have changed
   * since or another file was opened, `templates-too-many` (params `limit`).
   */
  run(importId: string, takenNames: TakenNameChoice): Result<TemplateImportReport, AppError>;
}

interface Opened {
  readonly importId: string;
  readonly inputs: readonly TemplateInput[];
  readonly rows: readonly TemplateRow[];
}

export function createTemplateFiles(parts: TemplateFilesParts): TemplateFiles {
  const { store } = parts;
  let opened: Opened | null = null;

  /** What is written of a row, and as what it counts; `null` where it is left out. */
  function planOf(
    { verdict, ...input }: TemplateRow,
    takenNames: TakenNameChoice,
  ): { readonly template: Template; readonly as: keyof TemplateImportReport } | null {
    const at = parts.now();
    const fresh = { ...input, id: parts.newId(), createdAt: at, updatedAt: at };
    switch (verdict.kind) {
      case 'new':
        return { template: fresh, as: 'added' };
      case 'same':
      case 'unusable':
        return null;
      case 'taken': {
        if (takenNames === 'leave-out') return null;
        if (takenNames === 'rename') {
          return { template: { ...fresh, name: verdict.freeName }, as: 'renamed' };
        }
        const kept = store.byName(input.name);
        if (kept === null) return { template: fresh, as: 'added' };
        const { id, createdAt } = kept;
        return { template: { ...fresh, id, createdAt }, as: 'replaced' };
      }
      default:
        return assertNever(verdict);
    }
  }

  return {
    export(path, format) {
      const templates = store.list();
      try {
        const file = writeWholeFile(path);
        try {
          file.write(templatesAsText(templates, format, csvSeparator(parts.language())));
          file.finish();
        } finally {
          file.discard();
        }
        return ok({ path, rows: templates.length });
      } catch (error) {
        const problem = fileProblem(error, path);
        if (problem === null) throw error;
        return err(problem);
      }
    },

    async open(path) {
      const inputs = await readTemplates(path);
      if (!inputs.ok) return inputs;
      const rows = judgeTemplates(inputs.value, store.list(), parts.language());
      opened = { importId: parts.newId(), inputs: inputs.value, rows };
      return ok({ importId: opened.importId, fileName: basename(path), rows });
    },

    run(importId, takenNames) {
      if (opened?.importId !== importId) return err(appError('templates-changed'));
      const { inputs, rows } = opened;
      const now = judgeTemplates(inputs, store.list(), parts.language());
      if (JSON.stringify(now) !== JSON.stringify(rows)) {
        return err(appError('templates-changed'));
      }
      const plans = rows.flatMap((row) => planOf(row, takenNames) ?? []);
      const more = plans.filter(({ as }) => as !== 'replaced').length;
      if (store.count() + more > maxTemplates) {
        return err(appError('templates-too-many', { params: { limit: maxTemplates } }));
      }
      store.together(() => {
        for (const { template } of plans) store.write(template);
      });
      opened = null;
      if (plans.length > 0) parts.changed();
      const count = (as: keyof TemplateImportReport) =>
        plans.filter((plan) => plan.as === as).length;
      return ok({
        added: count('added'),
        renamed: count('renamed'),
        replaced: count('replaced'),
        leftOut: rows.length - plans.length,
      });
    },
  };
}

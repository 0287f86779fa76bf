import {
  maxTemplateNameUnits,
  maxTemplates,
  maxTemplateUnits,
  type Template,
  type TemplateInput,
} from '#shared/domain/template-model';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { TemplateStore } from './template-store';

export interface TemplatesParts {
  readonly store: TemplateStore;
  readonly now: () => number;
  readonly newId: () => string;
  /** To be called after each change. */
  readonly changed: () => void;
}

/** The texts that the user keeps. */
export interface Templates {
  /** By name. */
  list(): readonly Template[];
  /**
   * Writes a template; `id` is `null` for a new one. Errors: `template-not-found`, `name-missing`,
   * `name-too-long` (params `limit`), `name-taken` (params `name`), `text-empty`,
   * `text-too-long` (params `units`, `limit`), `templates-too-many` (params `limit`).
   */
  save(input: TemplateInput & { readonly id: string | null }): Result<Template, AppError>;
  /** Error: `template-not-found`. */
  delete(id: string): Result<null, AppError>;
  /**
   * Brings back what was deleted since the program was started; the room offers that until something else happens in it. Errors: `template-not-found`, and
   * `name-taken` where another one has the name by now.
   */
  restore(id: string): Result<Template, AppError>;
}

export function createTemplates({ store, now, newId, changed }: TemplatesParts): Templates {
  const deleted = new Map<string, Template>();

  /** Why a template cannot be written, or `null`. */
  function problemWith({ name, text }: TemplateInput, id: string | null): AppError | null {
    if (name === '') return appError('name-missing');
    if (name.length > maxTemplateNameUnits) {
      return appError('name-too-long', { params: { limit: maxTemplateNameUnits } });
    }
    if (text.trim() === '') return appError('text-empty');
    if (text.length > maxTemplateUnits) {
      const params = { units: text.length, limit: maxTemplateUnits };
      return appError('text-too-long', { params });
    }
    const other = store.byName(name);
    if (other !== null && other.id !== id) {
      return appError('name-taken', { params: { name: other.name } });
    }
    return null;
  }

  const tooMany = (): AppError | null =>
    store.count() < maxTemplates
      ? null
      : appError('templates-too-many', { params: { limit: maxTemplates } });

  return {
    list: () => store.list(),

    save({ id, name: typed, text, language }) {
      const known = id === null ? null : store.get(id);
      if (id !== null && known === null) return err(appError('template-not-found'));
      const name = typed.trim();
      const problem =
        problemWith({ name, text, language }, id) ?? (known === null ? tooMany() : null);
      if (problem !== null) return err(problem);
      const at = now();
      const template: Template = {
        id: known?.id ?? newId(),
        name,
        text,
        language,
        createdAt: known?.createdAt ?? at,
        updatedAt: at,
      };
      store.write(template);
      changed();
      return ok(template);
    },

    delete(id) {
      const template = store.get(id);
      if (template === null) return err(appError('template-not-found'));
      store.remove(id);
      deleted.set(id, template);
      changed();
      return ok(null);
    },

    restore(id) {
      const template = deleted.get(id);
      if (template === undefined) return err(appError('template-not-found'));
      const problem = problemWith(template, id) ?? tooMany();
      if (problem !== null) return err(problem);
      store.write(template);
      deleted.delete(id);
      changed();
      return ok(template);
    },
  };
}

import type { Language } from '#shared/domain/settings';
import type { Database } from '../storage/database';
import { createTemplateFiles, type TemplateFiles } from './files/template-files';
import { createMerging, type MergeParts, type Merging } from './merge-text';
import { createTemplateStore } from './template-store';
import { createTemplates, type Templates } from './templates';

export interface TemplateRoomParts extends MergeParts {
  readonly database: Database;
  readonly language: () => Language;
  readonly newId: () => string;
  /** Told of each change of the templates. */
  readonly onChange: () => void;
}

/** Everything about templates, put together. */
export interface TemplateRoom {
  readonly templates: Templates;
  readonly files: TemplateFiles;
  readonly merging: Merging;
}

/** Opens the room. It is loaded when it is first asked for: the start does without it. */
export function openTemplateRoom(parts: TemplateRoomParts): TemplateRoom {
  const shared = { ...parts, store: createTemplateStore(parts.database), changed: parts.onChange };
  return {
    templates: createTemplates(shared),
    files: createTemplateFiles(shared),
    merging: createMerging(parts),
  };
}

import type { templateChannels } from '#shared/contract/template-channels';
import type { Language } from '#shared/domain/settings';
import { ok } from '#shared/result';
import type { FileDialogs } from '../../shell/file-dialogs';
import type { TemplateRoom } from '../../templates/template-room';
import type { Handlers } from '../dispatch';

export interface TemplateHandlerParts {
  /** Loads the room at its first call. */
  readonly room: () => Promise<TemplateRoom>;
  /** Resolves when the database may be written to. */
  readonly whenWritable: () => Promise<void>;
  readonly dialogs: FileDialogs;
  readonly language: () => Language;
}

/** Templates, and texts with fields, over IPC. */
export function templateHandlers(
  parts: TemplateHandlerParts,
): Pick<Handlers, keyof typeof templateChannels> {
  const { room, dialogs } = parts;
  async function say(key: 'fileName' | 'importable'): Promise<string> {
    const { createRoomTranslator } = await import('../../shell/room-i18n');
    return createRoomTranslator(parts.language())(`file.${key}`, { ns: 'templates' });
  }
  /** For what writes: loading the room takes time in which another thread may have begun to write. */
  const writable = async (): Promise<TemplateRoom> => {
    const opened = await room();
    await parts.whenWritable();
    return opened;
  };

  return {
    listTemplates: async () => ok((await room()).templates.list()),
    saveTemplate: async (input) => (await writable()).templates.save(input),
    deleteTemplate: async ({ id }) => (await writable()).templates.delete(id),
    restoreTemplate: async ({ id }) => (await writable()).templates.restore(id),
    mergeText: async ({ text, language, recipients }) =>
      ok((await room()).merging.preview(text, language ?? parts.language(), recipients)),

    async exportTemplates({ format }) {
      const kind = { name: format.toUpperCase(), extensions: [format] };
      const path = await dialogs.save(`${await say('fileName')}.${format}`, kind);
      return path === null ? ok(null) : (await room()).files.export(path, format);
    },
    async openTemplateImport() {
      const path = await dialogs.open([
        { name: await say('importable'), extensions: ['json', 'csv', 'tsv', 'txt', 'xlsx'] },
        { name: '*', extensions: ['*'] },
      ]);
      return path === null ? ok(null) : (await room()).files.open(path);
    },
    runTemplateImport: async ({ importId, takenNames }) =>
      (await writable()).files.run(importId, takenNames),
  };
}

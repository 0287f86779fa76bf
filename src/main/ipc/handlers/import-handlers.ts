import { basename } from 'node:path';
import type { importChannels } from '#shared/contract/import-channels';
import type { Language } from '#shared/domain/settings';
import { ok } from '#shared/result';
import type { Exports } from '../../contact-export/exports';
import type { Imports } from '../../contact-import/imports';
import type { PastImports } from '../../contact-import/past-imports';
import type { UndoImports } from '../../contact-import/undo-imports';
import type { OptOuts } from '../../contacts/opt-outs';
import type { FileDialogs } from '../../shell/file-dialogs';
import type { Handlers } from '../dispatch';

export interface ImportHandlerParts {
  readonly imports: Imports;
  readonly undoImports: Pick<UndoImports, 'undo'>;
  readonly pastImports: Pick<PastImports, 'list'>;
  readonly exports: Exports;
  readonly optOuts: Pick<OptOuts, 'export' | 'import'>;
  readonly dialogs: FileDialogs;
  readonly now: () => number;
  readonly language: () => Language;
}

/** Importing and exporting contacts over IPC. */
export function importHandlers(
  parts: ImportHandlerParts,
): Pick<Handlers, keyof typeof importChannels> {
  const { imports, exports, dialogs } = parts;
  const openFile = (path: string) => imports.open({ kind: 'file', path }, basename(path));
  const say = async (key: 'fileName' | 'optOutsFileName' | 'rejectedFileName' | 'importable') => {
    const { createRoomTranslator } = await import('../../shell/room-i18n');
    return createRoomTranslator(parts.language())(`export.${key}`, { ns: 'import' });
  };

  return {
    async chooseImportFile() {
      const extensions = ['csv', 'tsv', 'txt', 'tab', 'xlsx', 'vcf', 'vcard'];
      const path = await dialogs.open([
        { name: await say('importable'), extensions },
        { name: '*', extensions: ['*'] },
      ]);
      return path === null ? ok(null) : openFile(path);
    },
    openDroppedImport: ({ path }) => openFile(path),
    openPastedImport: ({ text }) => imports.open({ kind: 'text', text }, ''),
    changeImportReading: ({ importId, change }) => imports.changeReading(importId, change),
    checkImport: ({ importId, columns }) => imports.check(importId, columns),
    listImportRows: ({ importId, filter, offset, limit }) =>
      imports.rows(importId, filter, { offset, limit }),
    runImport: ({ importId }) => imports.run(importId),
    async cancelImport({ importId }) {
      await imports.cancel(importId);
      return ok(null);
    },
    async saveRejectedRows({ importId }) {
      const path = await dialogs.save(`${await say('rejectedFileName')}.csv`, csv);
      return path === null ? ok(null) : imports.saveRejected(importId, path);
    },
    listImports: () => ok(parts.pastImports.list(parts.now())),
    undoImport: ({ importId }) => parts.undoImports.undo(importId),

    async exportContacts({ query, format }) {
      const kind = format === 'csv' ? csv : vcard;
      const path = await dialogs.save(`${await say('fileName')}.${kind.extensions[0]}`, kind);
      return path === null ? ok(null) : exports.run({ query, format, path });
    },
    async cancelExport() {
      await exports.cancel();
      return ok(null);
    },
    async importOptOuts() {
      const path = await dialogs.open([
        { name: await say('importable'), extensions: ['csv', 'tsv', 'txt'] },
        { name: '*', extensions: ['*'] },
      ]);
      if (path === null) return ok(null);
      const { importOptOuts } = await import('../../contact-import/import-opt-outs');
      return importOptOuts(parts.optOuts, path);
    },
    async saveOptOuts() {
      const path = await dialogs.save(`${await say('optOutsFileName')}.csv`, csv);
      if (path === null) return ok(null);
      const { saveOptOuts } = await import('../../contact-export/save-opt-outs');
      return saveOptOuts(parts.optOuts, path);
    },
  };
}

const csv = { name: 'CSV', extensions: ['csv'] } as const;
const vcard = { name: 'vCard', extensions: ['vcf'] } as const;

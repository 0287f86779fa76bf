import type { recordChannels } from '#shared/contract/record-channels';
import type { HistoryExportFormat } from '#shared/domain/history-export';
import type { RetentionPreview } from '#shared/domain/retention';
import type { Language } from '#shared/domain/settings';
import { ok } from '#shared/result';
import type { HistoryExports } from '../../history-export/history-exports';
import type { FileDialogs, FileKind } from '../../shell/file-dialogs';
import type { Handlers } from '../dispatch';

export interface RecordHandlerParts {
  readonly records: {
    /** Loads what exports at its first call. */
    exports(): Promise<HistoryExports>;
    /** Ends an export that is under way, and leaves no file. */
    stop(): Promise<void>;
    previewRetention(months: number): Promise<RetentionPreview>;
  };
  readonly dialogs: FileDialogs;
  readonly now: () => number;
  readonly language: () => Language;
}

const kinds = {
  csv: { name: 'CSV', extensions: ['csv'] },
  jsonl: { name: 'JSON Lines', extensions: ['jsonl'] },
  pdf: { name: 'PDF', extensions: ['pdf'] },
} as const satisfies Readonly<Record<HistoryExportFormat, FileKind>>;

/** Giving the history away, and letting its texts go, over IPC. */
export function recordHandlers(
  parts: RecordHandlerParts,
): Pick<Handlers, keyof typeof recordChannels> {
  const { records, dialogs } = parts;

  async function suggestedName(): Promise<string> {
    const { createRoomTranslator } = await import('../../shell/room-i18n');
    const name = createRoomTranslator(parts.language())('fileName', { ns: 'record' });
    return `${name} ${localDate(parts.now())}`;
  }

  return {
    async exportHistory({ filter, format }) {
      const kind = kinds[format];
      const path = await dialogs.save(`${await suggestedName()}.${kind.extensions[0]}`, kind);
      if (path === null) return ok(null);
      const exports = await records.exports();
      return exports.run({ filter, format, path });
    },
    async cancelHistoryExport() {
      await records.stop();
      return ok(null);
    },
    previewRetention: async ({ months }) => ok(await records.previewRetention(months)),
  };
}

/** `2026-11-22`, on the user's own calendar. */
function localDate(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

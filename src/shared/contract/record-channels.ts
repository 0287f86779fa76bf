import * as v from 'valibot';
import { historyExportFormats, type HistoryExportReport } from '../domain/history-export';
import { historyFilterSchema } from '../domain/history-filter';
import type { RetentionPreview } from '../domain/retention';
import { mostTextMonths } from '../domain/settings';
import { channel, nothing } from './channel';

/** The calls about giving the history away and letting its texts go. */
export const recordChannels = {
  /**
   * Asks where to with the desktop's dialog; `null` where the user closed it or cancelled.
   * `historyExportProgress` tells how far it is. Errors: `disk-full`, `file-not-written`.
   */
  exportHistory: channel<HistoryExportReport | null>()(
    v.strictObject({ filter: historyFilterSchema, format: v.picklist(historyExportFormats) }),
  ),
  /** Ends the export that is under way, and leaves no file. */
  cancelHistoryExport: channel<null>()(nothing),
  /** Which texts would go now if texts were kept for so many months. */
  previewRetention: channel<RetentionPreview>()(
    v.strictObject({
      months: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostTextMonths)),
    }),
  ),
} as const;

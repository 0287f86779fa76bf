import { basename } from 'node:path';
import type { batchChannels } from '#shared/contract/batch-channels';
import type { Language } from '#shared/domain/settings';
import { ok } from '#shared/result';
import type { BatchRoom } from '../../batches/batch-room';
import type { Batches } from '../../batches/batches';
import type { FileDialogs } from '../../shell/file-dialogs';
import type { Handlers } from '../dispatch';

export interface BatchHandlerParts {
  /** Loads the room at its first call. */
  readonly room: () => Promise<Pick<BatchRoom, 'batches' | 'repeats'>>;
  /** Resolves when the database may be written to. */
  readonly whenWritable: () => Promise<void>;
  readonly dialogs: FileDialogs;
  readonly language: () => Language;
}

/** Sending to many, over IPC. */
export function batchHandlers(
  parts: BatchHandlerParts,
): Pick<Handlers, keyof typeof batchChannels> {
  const batches = async (): Promise<Batches> => (await parts.room()).batches;
  /** For what writes: loading the room takes time in which another thread may have begun to write. */
  const opened = async (): Promise<Pick<BatchRoom, 'batches' | 'repeats'>> => {
    const room = await parts.room();
    await parts.whenWritable();
    return room;
  };
  const writable = async (): Promise<Batches> => (await opened()).batches;

  return {
    newBatch: async () => (await writable()).create(),
    listBatches: async (query) => (await batches()).list(query),
    getBatch: async ({ batchId }) => (await batches()).get(batchId),
    changeBatch: async (input) => (await writable()).change(input),
    deleteBatch: async ({ batchId }) => (await writable()).delete(batchId),

    pasteBatchList: async ({ batchId, text }) =>
      (await batches()).readList(batchId, { kind: 'text', text }, ''),
    async chooseBatchFile({ batchId }) {
      const { createRoomTranslator } = await import('../../shell/room-i18n');
      const name = createRoomTranslator(parts.language())('export.importable', { ns: 'import' });
      const path = await parts.dialogs.open([
        { name, extensions: ['csv', 'tsv', 'txt', 'tab', 'xlsx'] },
        { name: '*', extensions: ['*'] },
      ]);
      if (path === null) return ok(null);
      return (await batches()).readList(batchId, { kind: 'file', path }, basename(path));
    },
    chooseNumberColumn: async ({ batchId, column }) =>
      (await writable()).chooseColumn(batchId, column),
    listBatchRecipients: async (input) => (await batches()).recipients(input),

    reviewBatch: async (input) => (await batches()).review(input),
    listLeftOut: async (input) => (await batches()).leftOut(input),
    confirmBatch: async (input) => (await writable()).confirm(input),

    repeatBatch: async (input) => (await opened()).repeats.add(input),
    sendBatchNow: async ({ batchId }) => (await writable()).sendNow(batchId),
    reopenBatch: async ({ batchId }) => (await writable()).reopen(batchId),
    changeBatchRepeat: async (input) => (await opened()).repeats.change(input),
    sendBatchRepeatNow: async ({ repeatId }) => (await opened()).repeats.sendNow(repeatId),
    deleteBatchRepeat: async ({ repeatId }) => (await opened()).repeats.remove(repeatId),

    pauseBatch: async ({ batchId }) => (await writable()).pause(batchId),
    resumeBatch: async (input) => (await writable()).resume(input),
    cancelBatch: async ({ batchId }) => (await writable()).cancel(batchId),
    listBatchMessages: async (input) => (await batches()).messages(input),
  };
}

import type { CustomField } from '#shared/domain/contact';
import type { ImportProgress, TransferProgress } from '#shared/domain/import';
import type { CountryCode } from '#shared/domain/phone';
import type { Language } from '#shared/domain/settings';
import { createExports } from '../contact-export/exports';
import { createImports } from '../contact-import/create-imports';
import { createPastImports } from '../contact-import/past-imports';
import { sweepStaging } from '../contact-import/staging-files';
import { createUndoImports } from '../contact-import/undo-imports';
import type { ContactsGround } from '../contacts/ground';
import type { Breathe } from '../contacts/slices';
import type { Clock } from '../outbox/ports';
import type { Database } from '../storage/database';
import type { UnfinishedFiles } from '../storage/unfinished-files';
import type { WriteGate } from '../storage/write-gate';
import type { StartJob } from '../worker/jobs';

export interface ImportRoomsParts {
  readonly database: Database;
  readonly dataDir: string;
  readonly startJob: StartJob;
  readonly unfinished: UnfinishedFiles;
  readonly gate: WriteGate;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly language: () => Language;
  readonly defaultCountry: () => CountryCode;
  readonly fields: () => readonly CustomField[];
  readonly ground: Pick<ContactsGround, 'select' | 'changed'>;
  readonly onImportProgress: (progress: ImportProgress) => void;
  readonly onExportProgress: (progress: TransferProgress) => void;
}

/** Of how contacts were before an import; one takes some 10 µs to forget. */
const imagesAtATime = 1_000;

/** Everything about importing and exporting contacts, put together. */
export function openImportRooms(parts: ImportRoomsParts) {
  const { database, clock } = parts;
  const pastImports = createPastImports(database);
  const shared = {
    ...parts,
    databaseFile: database.file,
    dir: parts.dataDir,
    past: pastImports,
    onProgress: parts.onImportProgress,
    onWritten: () => {
      parts.ground.changed('all');
    },
  };
  const imports = createImports(shared);
  const undoImports = createUndoImports(shared);
  const exports = createExports({
    ...shared,
    select: (query) => parts.ground.select({ kind: 'query', query }),
    onProgress: parts.onExportProgress,
  });

  return {
    imports,
    undoImports,
    pastImports,
    exports,
    /** What is done at the start and each day. */
    async tidy(breathe: Breathe): Promise<void> {
      while (pastImports.forgetImages(clock.now(), imagesAtATime) > 0) await breathe();
    },
    /** Removes what the last run of the program left, for before the first import. */
    sweep: (onProblem: (error: unknown) => void) => {
      sweepStaging(parts.dataDir, onProblem);
      parts.unfinished.sweep(onProblem);
    },
    /** Ends what is under way, and leaves nothing behind. */
    async stop(): Promise<void> {
      await Promise.all([imports.cancel(null), undoImports.stop(), exports.cancel()]);
    },
  };
}

import type { BackupOpenJob } from '../backup/open-job';
import type { BackupRestoreJob } from '../backup/restore-job';
import type { BackupSaveJob } from '../backup/save-job';
import type { BatchConfirmJob } from '../batches/confirm-job';
import type { BatchListJob } from '../batches/list/list-job';
import type { ContactExportJob } from '../contact-export/export-job';
import type { ImportCheckJob } from '../contact-import/jobs/check-job';
import type { ImportOpenJob } from '../contact-import/jobs/open-job';
import type { RejectedRowsJob } from '../contact-import/jobs/rejected-job';
import type { ImportUndoJob } from '../contact-import/jobs/undo-job';
import type { ImportWriteJob } from '../contact-import/jobs/write-job';
import type { ContactIndexJob } from '../contacts/search/index-job';
import type { HistoryExportJob } from '../history-export/export-job';
import type { DatabaseKeepJob } from '../storage/keep-job';
import type { DatabaseMendJob } from '../storage/mend-job';
import type { RunningJob } from './job';

/** Every kind of work that is done on a thread of its own. */
export interface Jobs {
  readonly 'contact-index': ContactIndexJob;
  readonly 'import-open': ImportOpenJob;
  readonly 'import-check': ImportCheckJob;
  readonly 'import-write': ImportWriteJob;
  readonly 'import-undo': ImportUndoJob;
  readonly 'import-rejected': RejectedRowsJob;
  readonly 'contact-export': ContactExportJob;
  readonly 'history-export': HistoryExportJob;
  readonly 'batch-list': BatchListJob;
  readonly 'batch-confirm': BatchConfirmJob;
  readonly 'backup-open': BackupOpenJob;
  readonly 'backup-restore': BackupRestoreJob;
  readonly 'backup-save': BackupSaveJob;
  readonly 'database-keep': DatabaseKeepJob;
  readonly 'database-mend': DatabaseMendJob;
}

/** Starts work on a thread of its own, which ends with it. */
export type StartJob = <Name extends keyof Jobs>(
  name: Name,
  input: Jobs[Name]['input'],
  onProgress?: (progress: Jobs[Name]['progress']) => void,
) => RunningJob<Jobs[Name]>;

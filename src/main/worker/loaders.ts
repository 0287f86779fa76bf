import type { JobLoaders } from './run-jobs';

/** Every kind of work, each loaded when it is asked for. */
export const jobLoaders: JobLoaders = {
  'contact-index': async () => (await import('../contacts/search/index-job')).runContactIndex,
  'import-open': async () => (await import('../contact-import/jobs/open-job')).runImportOpen,
  'import-check': async () => (await import('../contact-import/jobs/check-job')).runImportCheck,
  'import-write': async () => (await import('../contact-import/jobs/write-job')).runImportWrite,
  'import-undo': async () => (await import('../contact-import/jobs/undo-job')).runImportUndo,
  'import-rejected': async () =>
    (await import('../contact-import/jobs/rejected-job')).runRejectedRows,
  'batch-list': async () => (await import('../batches/list/list-job')).runBatchList,
  'batch-confirm': async () => (await import('../batches/confirm-job')).runBatchConfirm,
  'backup-open': async () => (await import('../backup/open-job')).runBackupOpen,
  'backup-restore': async () => (await import('../backup/restore-job')).runBackupRestore,
  'backup-save': async () => (await import('../backup/save-job')).runBackupSave,
  'database-keep': async () => (await import('../storage/keep-job')).runDatabaseKeep,
  'database-mend': async () => (await import('../storage/mend-job')).runDatabaseMend,
  'history-export': async () => (await import('../history-export/export-job')).runHistoryExport,
  'contact-export': async () => (await import('../contact-export/export-job')).runContactExport,
};

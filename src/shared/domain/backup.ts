/** How many of each are in a backup. */
export interface BackupCounts {
  readonly messages: number;
  readonly contacts: number;
  readonly templates: number;
  readonly batches: number;
  /** Texts that repeat. */
  readonly schedules: number;
  readonly optOuts: number;
}

/** What is in a backup, before anything is restored from it. */
export interface BackupPreview {
  /** The file's name without its folder. */
  readonly name: string;
  readonly madeAt: number;
  /** The version of the program that made it; `null` where it does not say. */
  readonly program: string | null;
  readonly counts: BackupCounts;
  /** When its first and last messages were written; `null` where there are none. */
  readonly firstMessageAt: number | null;
  readonly lastMessageAt: number | null;
  /** What its accounts are called; `null` where it holds no settings. */
  readonly accounts: readonly string[] | null;
}

/** What opening a backup came to. */
export type OpenedBackup =
  | { readonly kind: 'preview'; readonly preview: BackupPreview }
  /** It is encrypted, and none was given. */
  | { readonly kind: 'passphrase'; readonly name: string };

/** A copy of the database that the program keeps by itself. */
export interface KeptBackup {
  readonly name: string;
  readonly at: number;
  readonly bytes: number;
  /** Made each day; in use until a backup was restored; set aside since it was damaged. */
  readonly kind: 'daily' | 'replaced' | 'damaged';
}

/** What is kept, and where. */
export interface KeptBackups {
  readonly folder: string;
  /** Newest first. */
  readonly backups: readonly KeptBackup[];
}

/** A backup that was saved to a file of the user's. */
export interface SavedBackup {
  readonly path: string;
  readonly bytes: number;
}

/** A passphrase of less protects nothing. */
export const minPassphraseLength = 10;
export const maxPassphraseLength = 1_000;

/** How the name of a backup's file ends, without the dot. */
export const backupExtension = 'quicksend';

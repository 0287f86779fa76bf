import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { existsSync } from 'node:fs';
import { applicationId, connectToLook, pragmaNumber } from './connection';
import { isDamageAtOpening } from './storage-problem';

export type Inspection =
  | { readonly kind: 'missing' }
  /** Empty, not a database, or a database of another program. */
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'ours'; readonly version: number };

/** Says what a file is without changing it, or the log beside it, by a byte. */
export function inspect(file: string): Inspection {
  if (!existsSync(file)) return { kind: 'missing' };
  let connection: DatabaseSyncInstance | undefined;
  try {
    connection = connectToLook(file);
    if (pragmaNumber(connection, 'application_id') !== applicationId) return { kind: 'not-ours' };
    const version = pragmaNumber(connection, 'user_version');
    return version < 1 ? { kind: 'not-ours' } : { kind: 'ours', version };
  } catch (error) {
    if (isDamageAtOpening(error, file)) return { kind: 'not-ours' };
    throw error;
  } finally {
    connection?.close();
  }
}

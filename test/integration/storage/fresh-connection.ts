import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { connect } from '../../../src/main/storage/connection';
import { tempDir } from './temp-database';

/** A connection to an empty file, closed when the test is over. */
export function freshConnection(): DatabaseSyncInstance {
  const connection = connect(join(tempDir(), 'quicksend.db'));
  onTestFinished(() => connection.close());
  return connection;
}

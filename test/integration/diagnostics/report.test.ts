import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gatherFacts } from '../../../src/main/diagnostics/facts';
import { writeReport } from '../../../src/main/diagnostics/report';
import { aSnapshot } from '../../support/fixtures';
import { openSound, tempDir } from '../storage/temp-database';

it('a report whose backups cannot be read says so, and the rest all the same', () => {
  const dir = tempDir();
  const facts = gatherFacts({
    now: 0,
    versions: { quicksend: '0.1.0' },
    session: 'x11',
    hasTray: true,
    memoryBytes: 1_000_000,
    snapshot: aSnapshot(),
    database: openSound(dir),
    listBackups: () => {
      throw new Error('EACCES: permission denied');
    },
    isDamaged: false,
    logFile: join(dir, 'quicksend.log'),
  });
  const report = writeReport(facts);
  expect(report).toContain('  backups: unreadable');
  expect(report).toContain('  damaged: false');
});

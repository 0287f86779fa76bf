import { app } from 'electron';
import { gatherFacts, type FactsParts } from '../diagnostics/facts';
import { writeReport } from '../diagnostics/report';
import { systemClock } from '../outbox/system-clock';

/** The report for support, as the program stands now. */
export function reportOf(
  parts: Omit<FactsParts, 'now' | 'versions' | 'session' | 'memoryBytes'>,
): string {
  const { electron, chrome, node } = process.versions;
  const facts = gatherFacts({
    ...parts,
    now: systemClock.now(),
    versions: {
      quicksend: app.getVersion(),
      packaged: String(app.isPackaged),
      electron,
      chrome,
      node,
      locale: app.getSystemLocale(),
    },
    session: /^[a-z0-9]+$/.exec(process.env['XDG_SESSION_TYPE'] ?? '')?.[0] ?? '-',
    memoryBytes: process.memoryUsage.rss(),
  });
  return writeReport(facts);
}

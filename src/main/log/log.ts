import type { Clock } from '../outbox/ports';
import type { LineWriter } from './log-file';
import { formatLine, type LogFields } from './redact';
import { withoutRepeats } from './repeats';

/** The program's log: events with short facts, keys blanked always, numbers unless debug logging is on. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `cause` gives its name and message only. */
  error(event: string, cause: unknown, fields?: LogFields): void;
  /** Written only while debug logging is on. */
  debug(event: string, fields?: LogFields): void;
}

/**
 * Opens the log file, rotated at 1 MB. `isDebug` is asked for every line.
 *
 * What writes the file is loaded with the first line, since the start has none to wait for.
 */
export function openLog(
  file: string,
  isDebug: () => boolean,
  after: Clock['after'],
  load: (file: string) => Promise<LineWriter> = loadLogFile,
): Log {
  let loading: Promise<LineWriter> | null = null;
  const writeLine = withoutRepeats((level: keyof LineWriter, line: string) => {
    loading ??= load(file);
    void loading.then((writer) => {
      writer[level](line);
    });
  }, after);
  const write = (level: keyof LineWriter, event: string, fields: LogFields) => {
    writeLine(level, formatLine(event, fields, isDebug()));
  };
  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, cause, fields = {}) => {
      const told = cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause;
      write('error', event, { ...fields, cause: told });
    },
    debug: (event, fields = {}) => {
      if (isDebug()) write('debug', event, fields);
    },
  };
}

async function loadLogFile(file: string): Promise<LineWriter> {
  const { openLogFile } = await import('./log-file');
  return openLogFile(file);
}

import electronLog from 'electron-log/node';
import { formatLine, type LogFields } from './redact';

/** The program's log: events with short facts, keys blanked always, numbers unless debug logging is on. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `cause` gives its name and message only. */
  error(event: string, cause: unknown, fields?: LogFields): void;
  /** Written only while debug logging is on. */
  debug(event: string, fields?: LogFields): void;
}

const maxLogBytes = 1_000_000;

/** Opens the log file, rotated at 1 MB. `isDebug` is asked for every line. */
export function openLog(file: string, isDebug: () => boolean): Log {
  const logger = electronLog.create({ logId: 'quicksend' });
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.maxSize = maxLogBytes;
  logger.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} {level} {text}';
  logger.transports.console.level = false;
  const write = (level: 'info' | 'warn' | 'error' | 'debug', event: string, fields: LogFields) => {
    logger[level](formatLine(event, fields, isDebug()));
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

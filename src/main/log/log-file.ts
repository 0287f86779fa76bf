import electronLog from 'electron-log/node';

/** Writes a line to the log file with its time. */
export type LineWriter = Record<'info' | 'warn' | 'error' | 'debug', (line: string) => void>;

const maxLogBytes = 1_000_000;

/** Opens a log file that begins anew at 1 MB; the one before is kept beside it. */
export function openLogFile(file: string): LineWriter {
  const logger = electronLog.create({ logId: 'quicksend' });
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.maxSize = maxLogBytes;
  logger.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} {level} {text}';
  logger.transports.console.level = false;
  return logger;
}

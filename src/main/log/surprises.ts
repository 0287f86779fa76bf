import type { Log } from './log';

/**
 * Logs what nobody caught. Without a listener Electron shows such an error in a dialog that blocks
 * the program, messages on their way included; a bug in one place must not hold up the others.
 */
export function logSurprises(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', error, { at: error.stack?.split('\n')[1]?.trim() ?? null });
  });
  process.on('unhandledRejection', (reason) => {
    log.error('unhandled rejection', reason);
  });
}

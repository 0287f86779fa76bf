import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { invokeChannel } from '#shared/contract/bridge';
import { channelNames } from '#shared/contract/channel-names';
import { appError, type AppError } from '#shared/errors';
import { err } from '#shared/result';
import type { Log } from '../log/log';
import { dispatch, type Caller, type Handlers } from './dispatch';

/**
 * Answers the renderer's calls. `identify` tells which of our windows an event comes from, `null` for
 * anything that is not the top frame of one of our own pages: that is refused and logged.
 */
export function registerIpc(parts: {
  readonly handlers: Handlers;
  readonly identify: (event: IpcMainInvokeEvent) => Caller | null;
  readonly log: Log;
  readonly explain: (thrown: unknown) => AppError;
}): void {
  const { handlers, identify, log, explain } = parts;
  // electron-store answers any page that asks for the data folder; no page of ours does.
  ipcMain.removeAllListeners('electron-store-get-data');
  for (const name of channelNames) {
    ipcMain.handle(invokeChannel(name), (event, payload: unknown) => {
      const caller = identify(event);
      if (caller === null) {
        log.warn('ipc sender refused', { channel: name });
        return err(appError('bad-payload'));
      }
      return dispatch(name, payload, caller, handlers, log, explain);
    });
  }
}

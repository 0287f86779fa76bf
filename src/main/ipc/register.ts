import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { invokeChannel } from '#shared/contract/bridge';
import { channelNames } from '#shared/contract/channel-names';
import type { ChannelName } from '#shared/contract/channels';
import { appError } from '#shared/errors';
import { err } from '#shared/result';
import type { Caller } from './dispatch';

/** What answers the pages' calls once the program has been put together. */
export interface Answerer {
  readonly answer: (name: ChannelName, payload: unknown, caller: Caller) => Promise<unknown>;
  /** Told of a call that did not come from a page of ours. */
  readonly onStranger: (name: ChannelName) => void;
}

/**
 * Takes the pages' calls from the first moment on; each waits until there is somebody to answer it.
 *
 * `identify` tells which of our windows an event comes from, `null` for anything that is not the top
 * frame of one of our own pages: that is refused.
 */
export function registerIpc(
  answerer: Promise<Answerer>,
  identify: (event: IpcMainInvokeEvent) => Caller | null,
): void {
  for (const name of channelNames) {
    ipcMain.handle(invokeChannel(name), async (event, payload: unknown) => {
      // Asked at once: later the frame may have gone.
      const caller = identify(event);
      const { answer, onStranger } = await answerer;
      if (caller !== null) return answer(name, payload, caller);
      onStranger(name);
      return err(appError('bad-payload'));
    });
  }
}

/** electron-store answers any page that asks for the data folder; no page of ours does. */
export function removeForeignChannels(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}

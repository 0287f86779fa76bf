import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { eventChannel, invokeChannel, type QuicksendBridge } from '#shared/contract/bridge';
import { pageChannelNames } from '#shared/contract/channel-names';
import { eventNames, type EventName } from '#shared/contract/events';

const calls = Object.fromEntries(
  pageChannelNames.map((name) => [
    name,
    (input: unknown): Promise<unknown> => ipcRenderer.invoke(invokeChannel(name), input),
  ]),
);

/** Where the file is stays here: a page that were not ours any more could not name another one. */
async function openDroppedFile(file: File): Promise<unknown> {
  const path = webUtils.getPathForFile(file);
  return (await ipcRenderer.invoke(invokeChannel('openDroppedImport'), { path })) as unknown;
}

function on(event: EventName, listener: (payload: unknown) => void): () => void {
  // The page's word is not enough: only known events can be listened to.
  if (!eventNames.includes(event)) throw new TypeError('Unknown event');
  const forward = (_event: unknown, payload: unknown): void => {
    listener(payload);
  };
  ipcRenderer.on(eventChannel(event), forward);
  return () => ipcRenderer.off(eventChannel(event), forward);
}

const bridge = { ...calls, openDroppedFile, on } as unknown as QuicksendBridge;

contextBridge.exposeInMainWorld('quicksend', bridge);

import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, invokeChannel, type QuicksendBridge } from '#shared/contract/bridge';
import { channelNames } from '#shared/contract/channel-names';
import { eventNames, type EventName } from '#shared/contract/events';

const calls = Object.fromEntries(
  channelNames.map((name) => [
    name,
    (input: unknown): Promise<unknown> => ipcRenderer.invoke(invokeChannel(name), input),
  ]),
);

function on(event: EventName, listener: (payload: unknown) => void): () => void {
  // The page's word is not enough: only known events can be listened to.
  if (!eventNames.includes(event)) throw new TypeError('Unknown event');
  const forward = (_event: unknown, payload: unknown): void => {
    listener(payload);
  };
  ipcRenderer.on(eventChannel(event), forward);
  return () => ipcRenderer.off(eventChannel(event), forward);
}

const bridge = { ...calls, on } as unknown as QuicksendBridge;

contextBridge.exposeInMainWorld('quicksend', bridge);

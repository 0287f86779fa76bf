import type { PageChannel } from './channel-names';
import type { ChannelName, ChannelInput, ChannelResult } from './channels';
import type { EventName, Events } from './events';

/** A `File` of the page, which shared code knows no more of than this. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

/** `window.quicksend`: a function for each channel, and a way to listen. */
export type QuicksendBridge = {
  readonly [C in PageChannel]: (input: ChannelInput<C>) => Promise<ChannelResult<C>>;
} & {
  /** Opens a file that was dropped on the window; only the preload can tell where it is. */
  readonly openDroppedFile: (file: DroppedFile) => Promise<ChannelResult<'openDroppedImport'>>;
  /** Listens to an event; returns the function that ends it. */
  readonly on: <E extends EventName>(
    event: E,
    listener: (payload: Events[E]) => void,
  ) => () => void;
};

/** The channel names' prefix on the wire. */
export const invokeChannel = (name: ChannelName): string => `quicksend:${name}`;
export const eventChannel = (name: EventName): string => `quicksend:event:${name}`;

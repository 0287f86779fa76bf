import type { ChannelName, ChannelInput, ChannelResult } from './channels';
import type { EventName, Events } from './events';

/** `window.quicksend`: a function for each channel, and a way to listen. */
export type QuicksendBridge = {
  readonly [C in ChannelName]: (input: ChannelInput<C>) => Promise<ChannelResult<C>>;
} & {
  /** Listens to an event; returns the function that ends it. */
  readonly on: <E extends EventName>(
    event: E,
    listener: (payload: Events[E]) => void,
  ) => () => void;
};

/** The channel names' prefix on the wire. */
export const invokeChannel = (name: ChannelName): string => `quicksend:${name}`;
export const eventChannel = (name: EventName): string => `quicksend:event:${name}`;

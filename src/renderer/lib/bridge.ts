import type { QuicksendBridge } from '#shared/contract/bridge';
import { channelNames } from '#shared/contract/channel-names';
import type { ChannelName } from '#shared/contract/channels';
import { appError } from '#shared/errors';
import { err } from '#shared/result';

declare global {
  interface Window {
    readonly quicksend: QuicksendBridge;
  }
}

/** Calls main by a channel's name; a call that breaks on the way is an expected failure too. */
async function call(name: ChannelName, input: unknown): Promise<unknown> {
  try {
    const send = window.quicksend[name] as (input: unknown) => Promise<unknown>;
    return await send(input);
  } catch {
    return err(appError('internal'));
  }
}

const calls = Object.fromEntries(
  channelNames.map((name) => [name, (input: unknown) => call(name, input)]),
);

/** Main, as the renderer sees it: the only use of `window.quicksend`. Its calls never reject. */
export const bridge = {
  ...calls,
  on: (event, listener) => window.quicksend.on(event, listener),
} as QuicksendBridge;

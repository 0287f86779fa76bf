import type { DroppedFile, QuicksendBridge } from '#shared/contract/bridge';
import { pageChannelNames, type PageChannel } from '#shared/contract/channel-names';
import { appError } from '#shared/errors';
import { err } from '#shared/result';

declare global {
  interface Window {
    readonly quicksend: QuicksendBridge;
  }
}

/** Calls main by a channel's name; a call that breaks on the way is an expected failure too. */
async function call(name: PageChannel, input: unknown): Promise<unknown> {
  try {
    const send = window.quicksend[name] as (input: unknown) => Promise<unknown>;
    return await send(input);
  } catch {
    return err(appError('internal'));
  }
}

const calls = Object.fromEntries(
  pageChannelNames.map((name) => [name, (input: unknown) => call(name, input)]),
);

async function openDroppedFile(file: DroppedFile): Promise<unknown> {
  try {
    return await window.quicksend.openDroppedFile(file);
  } catch {
    return err(appError('internal'));
  }
}

/** Main, as the renderer sees it: the only use of `window.quicksend`. Its calls never reject. */
export const bridge = {
  ...calls,
  openDroppedFile,
  on: (event, listener) => window.quicksend.on(event, listener),
} as QuicksendBridge;

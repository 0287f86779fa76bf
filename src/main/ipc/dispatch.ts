import * as v from 'valibot';
import type { ChannelInput, ChannelName, ChannelResult, Channels } from '#shared/contract/channels';
import type { WindowRole } from '#shared/contract/snapshot';
import { startChannels } from '#shared/contract/start-channels';
import { appError, type AppError } from '#shared/errors';
import { err } from '#shared/result';
import type { Log } from '../log/log';

/** Who calls, as main knows it; nothing of this comes from the page. */
export interface Caller {
  readonly role: WindowRole;
}

/** A handler for each channel: one that is missing, or answers something else, does not compile. */
export type Handlers = {
  readonly [C in ChannelName]: (
    input: ChannelInput<C>,
    caller: Caller,
  ) => ChannelResult<C> | Promise<ChannelResult<C>>;
};

/**
 * Parses a payload by its channel's schema and hands it to the handler.
 *
 * Never rejects and never answers `undefined`: a payload that the schema does not know is
 * `bad-payload`, an exception in a handler is a bug, logged, and answered as what `explain` makes of
 * it. What is logged of a payload is where it was wrong, never what it held.
 */
export async function dispatch<C extends ChannelName>(
  name: C,
  payload: unknown,
  caller: Caller,
  handlers: Handlers,
  log: Log,
  explain: (thrown: unknown) => AppError,
): Promise<ChannelResult<C>> {
  const input = await inputOf(name);
  const parsed = v.safeParse(input, payload, { abortEarly: true });
  if (!parsed.success) {
    log.warn('ipc payload refused', { channel: name, rule: parsed.issues[0].type });
    return err(appError('bad-payload'));
  }
  try {
    return await handlers[name](parsed.output, caller);
  } catch (thrown) {
    log.error('ipc handler failed', thrown, { channel: name });
    return err(explain(thrown));
  }
}

const known: Partial<Channels> = startChannels;

/** The schema of a channel's payload. All but those of the start are made when one is first called. */
async function inputOf<C extends ChannelName>(name: C): Promise<Channels[C]['input']> {
  const channel: Channels[C] | undefined = known[name];
  return (channel ?? (await import('#shared/contract/channels')).channels[name]).input;
}

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { channelNames } from '../../../src/shared/contract/channel-names';
import { channels, type ChannelName } from '../../../src/shared/contract/channels';
import { appError } from '../../../src/shared/errors';
import { dispatch, type Handlers } from '../../../src/main/ipc/dispatch';
import { createFakeLog } from '../../support/fake-log';
import { fc } from '../../support/property';

const payloadCount = 10_000;
const secret = 'S3CR3T-CONTENT';

function countingHandlers(): { handlers: Handlers; calls: ChannelName[] } {
  const calls: ChannelName[] = [];
  const handlers = Object.fromEntries(
    channelNames.map((name) => [
      name,
      () => {
        calls.push(name);
        return { ok: true, value: null };
      },
    ]),
  ) as unknown as Handlers;
  return { handlers, calls };
}

const explain = () => appError('internal');
const caller = { role: 'quick' } as const;

/** Payloads that look like ours: right names with odd values, beside anything at all. */
const names = [
  ...new Set(
    channelNames.flatMap((name) => {
      const schema: unknown = channels[name].input;
      return Object.keys((schema as { entries: object }).entries);
    }),
  ),
];
const odd = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
  fc.constantFrom(null, '', '__proto__', '\u0000', -1, NaN, Infinity, [], {}, true, secret),
  fc.string({ unit: 'binary', maxLength: 50 }),
);
const payloads = fc.oneof(
  odd,
  fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor', 'x'), odd, { maxKeys: 12 }),
);

// One set for all channels: making payloads takes longer than refusing them.
const sampled = fc.sample(payloads, { numRuns: payloadCount, seed: 20_260 });

describe('dispatch', () => {
  it.each(channelNames)(
    `answers ${String(payloadCount)} random payloads on %s and calls the handler only for valid ones`,
    async (name) => {
      const { handlers, calls } = countingHandlers();
      const log = createFakeLog();
      const surprises: unknown[] = [];
      for (const payload of sampled) {
        calls.length = 0;
        const valid = v.safeParse(channels[name].input, payload).success;
        const answer = await dispatch(name, payload, caller, handlers, log, explain);
        const refused = !answer.ok && answer.error.code === 'bad-payload';
        if (valid ? refused || calls.length !== 1 : !refused || calls.length !== 0) {
          surprises.push(payload);
        }
      }
      expect(surprises).toEqual([]);
      expect(log.lines.filter((line) => line.includes(secret))).toEqual([]);
      expect(log.lines.filter((line) => !line.includes(`channel="${name}"`))).toEqual([]);
    },
    60_000,
  );

  it('answers what explain makes of an exception, and logs it with the channel', async () => {
    const log = createFakeLog();
    const { handlers } = countingHandlers();
    const failing: Handlers = {
      ...handlers,
      getSnapshot: () => {
        throw new Error('database is locked');
      },
    };
    const answer = await dispatch('getSnapshot', {}, caller, failing, log, () =>
      appError('disk-full'),
    );
    expect(answer).toEqual({ ok: false, error: { code: 'disk-full' } });
    expect(log.lines).toEqual([
      'ipc handler failed channel="getSnapshot" cause="database is locked"',
    ]);
  });
});

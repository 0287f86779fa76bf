import { expect, test } from 'vitest';
import { countryOf } from '#shared/domain/phone';
import {
  spendingGroupings,
  totalOf,
  type CostCertainty,
  type SpendingGrouping,
  type SpendingSum,
} from '#shared/domain/spending';
import type { Settlement } from '#shared/domain/message';
import { createDeleting } from '../../../src/main/history/delete-messages';
import { createPersonMessages } from '../../../src/main/history/person-messages';
import { newMessage } from '../history/new-message';
import { openSound, tempDir } from '../storage/temp-database';
import { openSpendingWorld } from './spending-world';
import { fc } from '../../support/property';

const hourMs = 3_600_000;
const firstAt = Date.UTC(2023, 10, 20);
const recipients = ['+491711234567', '+491711234568', '+12025550100', '+447911123456'];

type Outcome =
  | { readonly kind: 'named'; readonly micros: number; readonly currency: 'EUR' | 'USD' }
  | { readonly kind: 'not-named' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'returned' }
  | { readonly kind: 'rejected' };

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({
    kind: fc.constant('named' as const),
    micros: fc.integer({ min: 0, max: 3_000_000 }),
    currency: fc.constantFrom('EUR' as const, 'USD' as const),
  }),
  fc.constantFrom(
    { kind: 'not-named' as const },
    { kind: 'unknown' as const },
    { kind: 'interrupted' as const },
    { kind: 'returned' as const },
    { kind: 'rejected' as const },
  ),
);

const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      account: fc.constantFrom('a', 'b'),
      recipient: fc.nat(recipients.length - 1),
      practice: fc.constantFrom(false, false, false, true),
      segments: fc.integer({ min: 1, max: 3 }),
      hour: fc.nat(24 * 800),
      outcome,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      index: fc.nat(40),
      as: fc.constantFrom<Settlement>('arrived', 'not-arrived', 'sent-again'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('delete' as const), index: fc.nat(40) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('erase' as const),
      recipient: fc.nat(recipients.length - 1),
    }),
  },
);

/** What one message is expected to be counted as; `null` while it costs nothing. */
interface Counted {
  readonly account: string;
  readonly recipient: string;
  readonly day: string;
  readonly segments: number;
  readonly micros: number;
  readonly currency: string;
  certainty: CostCertainty | null;
}

/** The price of a segment that is known: to Germany alone, from account `a`. */
const knownPrice = 75_000;

function estimate(account: string, recipient: string, segments: number) {
  const isPriced = account === 'a' && recipient.startsWith('+49');
  return {
    micros: isPriced ? knownPrice * segments : 0,
    currency: isPriced ? 'EUR' : '',
    certainty: isPriced ? ('estimated' as const) : ('unpriced' as const),
  };
}

function openWorld() {
  const database = openSound(tempDir());
  const world = openSpendingWorld(database);
  const price = { amountMicros: knownPrice, currency: 'EUR' };
  world.prices.remember('a', 'DE', price, 1);
  const deleting = createDeleting({
    database,
    clock: {
      now: () => Date.UTC(2030, 0, 1),
      elapsed: () => 0,
      after: () => () => undefined,
    },
    breathe: () => Promise.resolve(),
    onDeleted: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  });
  return { database, persons: createPersonMessages(database), deleting, ...world };
}

type World = ReturnType<typeof openWorld>;
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

function send(world: World, one: Extract<Deed, { do: 'send' }>, id: string): Counted | null {
  const { messages } = world;
  const recipient = recipients[one.recipient]!;
  const at = firstAt + one.hour * hourMs;
  const message = newMessage({
    id,
    accountId: one.account,
    accountLabel: `Shop ${one.account}`,
    recipient,
    practice: one.practice,
  });
  messages.enqueue([message], { kind: 'queued', dueAt: at, waitsFor: 'pace', attempts: 0 });
  messages.move(id, 'queued', { kind: 'sending', startedAt: at, attempts: 0 });
  const receipt = {
    providerMessageId: null,
    providerStatus: null,
    segments: one.segments,
    cost: null,
    segmentPrice: null,
    rawAnswer: null,
  };
  const said = { account: one.account, recipient, day: new Date(at).toISOString().slice(0, 10) };
  const ended = ((): Counted | null => {
    switch (one.outcome.kind) {
      case 'named': {
        const { micros, currency } = one.outcome;
        const cost = { amountMicros: micros, currency };
        messages.move(id, 'sending', { kind: 'accepted', at, receipt: { ...receipt, cost } });
        return { ...said, segments: one.segments, micros, currency, certainty: 'named' };
      }
      case 'not-named':
        messages.move(id, 'sending', { kind: 'accepted', at, receipt });
        return {
          ...said,
          segments: one.segments,
          ...estimate(one.account, recipient, one.segments),
        };
      case 'unknown':
      case 'interrupted':
        if (one.outcome.kind === 'interrupted') messages.sweepInterrupted(at);
        else {
          const unknown = { reason: 'timed-out', providerWords: null, settlement: null } as const;
          messages.move(id, 'sending', { kind: 'unknown', at, ...unknown });
        }
        return {
          ...said,
          segments: 1,
          ...estimate(one.account, recipient, 1),
          certainty: 'unclear',
        };
      case 'returned':
        messages.move(id, 'sending', { kind: 'queued', dueAt: at, waitsFor: 'pace', attempts: 1 });
        messages.move(id, 'queued', { kind: 'cancelled', at });
        return null;
      case 'rejected':
        messages.move(id, 'sending', {
          kind: 'rejected',
          at,
          reason: 'balance',
          providerWords: null,
        });
        return null;
    }
  })();
  return one.practice ? null : ended;
}

function settle(counted: Counted, as: Settlement): void {
  if (as === 'not-arrived') counted.certainty = null;
  if (as === 'arrived') counted.certainty = counted.currency === '' ? 'unpriced' : 'estimated';
}

/** The naive way: all that counts, added up by hand. */
function sums(
  counted: readonly Counted[],
  keyOf: (one: Counted) => string,
): Map<string, SpendingSum> {
  const found = new Map<string, SpendingSum>();
  for (const one of counted) {
    if (one.certainty === null) continue;
    const key = `${one.currency}/${keyOf(one)}/${one.certainty}`;
    const before = found.get(key) ?? { messages: 0, segments: 0, micros: 0 };
    found.set(key, {
      messages: before.messages + 1,
      segments: before.segments + one.segments,
      micros: before.micros + one.micros,
    });
  }
  return found;
}

const keyOf: Readonly<Record<SpendingGrouping, (one: Counted, erased: Set<string>) => string>> = {
  account: ({ account }) => account,
  tag: () => '',
  batch: () => '',
  country: ({ recipient }) => countryOf(recipient) ?? '',
  recipient: ({ recipient }, erased) => (erased.has(recipient) ? '' : recipient),
};

function sorted(map: Map<string, SpendingSum>): [string, SpendingSum][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function checkGroups(
  { report }: World,
  by: SpendingGrouping,
  expected: Map<string, SpendingSum>,
  period: { readonly from: string; readonly to: string },
): Promise<void> {
  const found = new Map<string, SpendingSum>();
  for (const { currency, groups, others } of (await report({ by, ...period })).currencies) {
    expect(others.count).toBe(0);
    expect(totalOf(others.figures).messages).toBe(0);
    for (const { key, figures } of groups) {
      for (const [certainty, sum] of Object.entries(figures)) {
        if (sum.messages > 0) found.set(`${currency ?? ''}/${key}/${certainty}`, sum);
      }
    }
  }
  expect(sorted(found)).toEqual(sorted(expected));
}

test('the sums are those of all messages that ever went, whatever becomes of the messages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
      const world = openWorld();
      const counted = new Map<string, { readonly of: Counted; isUnknown: boolean }>();
      // Numbers that were forgotten: whoever is texted after that is somebody new.
      const every: { readonly of: Counted; forgotten: boolean }[] = [];
      const ids: string[] = [];
      /** Whom the messages went to that still say so. */
      const alive = new Map<string, string>();
      const forget = (e164: string) => {
        if ([...alive.values()].includes(e164)) return;
        for (const known of every) if (known.of.recipient === e164) known.forgotten = true;
      };
      for (const [index, one] of deeds.entries()) {
        const id = `m${String(index)}`;
        if (one.do === 'send') {
          const of = send(world, one, id);
          ids.push(id);
          alive.set(id, recipients[one.recipient]!);
          if (of === null) continue;
          every.push({ of, forgotten: false });
          counted.set(id, { of, isUnknown: of.certainty === 'unclear' });
        } else if (one.do === 'settle') {
          const chosen = ids[one.index];
          if (chosen === undefined || world.messages.settle(chosen, one.as) === null) continue;
          const known = counted.get(chosen);
          if (known !== undefined) settle(known.of, one.as);
        } else if (one.do === 'delete') {
          const chosen = ids[one.index];
          const e164 = chosen === undefined ? undefined : alive.get(chosen);
          if (chosen === undefined || e164 === undefined) continue;
          const { deleted } = await world.deleting.delete([chosen]);
          if (deleted.length === 0) continue;
          alive.delete(chosen);
          forget(e164);
        } else {
          const e164 = recipients[one.recipient]!;
          const blanked = world.persons.blankSome({ contactIds: [], e164s: [e164] }, 1_000);
          for (const message of blanked) alive.delete(message.id);
          // A number is forgotten with the last message that there was to it.
          if (blanked.length > 0) forget(e164);
        }
      }
      const all = every.map(({ of }) => of);
      const wholeYears = { from: '1970-01-01', to: '9999-12-31' };
      const someMonths = { from: '2024-03-01', to: '2025-02-28' };
      for (const by of spendingGroupings) {
        for (const period of [wholeYears, someMonths]) {
          const inPeriod = every.filter(({ of }) => of.day >= period.from && of.day <= period.to);
          const expected =
            by === 'recipient'
              ? sums(
                  inPeriod.map(({ of, forgotten }) => (forgotten ? { ...of, recipient: '' } : of)),
                  ({ recipient }) => recipient,
                )
              : sums(
                  inPeriod.map(({ of }) => of),
                  (one) => keyOf[by](one, new Set()),
                );
          await checkGroups(world, by, expected, period);
        }
      }
      const points = (await world.report()).currencies.flatMap(({ currency, points: found }) =>
        found.flatMap(({ start, figures }) =>
          Object.entries(figures).flatMap(([certainty, sum]): [string, SpendingSum][] =>
            sum.messages === 0 ? [] : [[`${currency ?? ''}/${start}/${certainty}`, sum]],
          ),
        ),
      );
      expect(sorted(new Map(points))).toEqual(sorted(sums(all, ({ day }) => day)));
    }),
    { numRuns: 60 },
  );
});

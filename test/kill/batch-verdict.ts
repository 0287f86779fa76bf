/**
 * What the provider made of one request, by its own record: it took the text, and said so or not; it
 * refused it for good; or it sent nothing and the text may come again, as after 402 and 429.
 */
export type BatchDeed = 'accepted' | 'took' | 'refused' | 'sent-back';

/** One request in the provider's record. */
export interface BatchRequest {
  readonly account: string;
  readonly to: string;
  readonly text: string;
  readonly deed: BatchDeed;
  /** On the provider's clock, in milliseconds. */
  readonly arrivedAt: number;
}

/** One message in the program's history, as its database holds it. */
export interface BatchMessage {
  readonly to: string;
  readonly text: string;
  readonly state: string;
}

export interface BatchVerdict {
  /** Texts that came again although they had been taken or refused. */
  readonly duplicates: readonly string[];
  /** Messages that should be there and are not, or never came to an end. */
  readonly lost: readonly string[];
  /** Messages whose state is not what happened. */
  readonly untrue: readonly string[];
  /** Requests that came faster than the provider allows, by its own clock. */
  readonly tooFast: readonly string[];
  /** How many messages ended in each state, by what the provider knows of them. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What the provider documents: 20 in 10 seconds and 100 a minute. */
const limits = [
  { count: 20, windowMs: 10_000 },
  { count: 100, windowMs: 60_000 },
] as const;

/** Holds the history against the provider's record. `expected` are the texts that were confirmed. */
export function judgeBatches(
  record: readonly BatchRequest[],
  history: readonly BatchMessage[],
  expected: ReadonlySet<string>,
): BatchVerdict {
  const requests = groupBy(record, nameOf);
  const known = new Map(history.map((message) => [nameOf(message), message.state]));
  const counts: Record<string, number> = {};
  const untrue: string[] = [];
  for (const [name, state] of known) {
    const last = requests.get(name)?.at(-1)?.deed ?? 'never arrived';
    const seen = `${state}, ${last}`;
    counts[seen] = (counts[seen] ?? 0) + 1;
    if (!truthful(state, last)) untrue.push(`${name}: ${seen}`);
  }
  for (const name of requests.keys()) {
    if (!known.has(name)) untrue.push(`${name}: not in the history`);
  }
  return {
    duplicates: [...requests]
      .filter(([, all]) => all.slice(0, -1).some(({ deed }) => deed !== 'sent-back'))
      .map(([name]) => name),
    lost: [
      ...[...expected].filter((name) => !known.has(name)),
      ...[...known].filter(([, state]) => !over.has(state)).map(([name]) => name),
    ],
    untrue,
    tooFast: [...groupBy(record, ({ account }) => account)].flatMap(([account, all]) =>
      tooFastIn(
        account,
        all.map(({ arrivedAt }) => arrivedAt).sort((a, b) => a - b),
      ),
    ),
    counts,
  };
}

const over = new Set(['accepted', 'rejected', 'unknown']);

function truthful(state: string, last: BatchDeed | 'never arrived'): boolean {
  switch (state) {
    case 'accepted':
      return last === 'accepted';
    case 'rejected':
      return last === 'refused';
    // The program ended, or the provider said nothing: it may be anything.
    case 'unknown':
      return true;
    // Counted as lost, but no lie as long as nothing was taken.
    case 'queued':
      return last === 'never arrived' || last === 'sent-back';
    default:
      return false;
  }
}

function tooFastIn(account: string, arrivals: readonly number[]): readonly string[] {
  return limits.flatMap(({ count, windowMs }) =>
    arrivals.flatMap((at, index) => {
      const earlier = arrivals[index - count];
      const isOver = earlier !== undefined && at - earlier < windowMs;
      return isOver ? [`${account} got ${count + 1} requests in ${at - earlier} ms`] : [];
    }),
  );
}

/** Every text is sent to a recipient once, so that the two name a message. */
export function nameOf({ to, text }: { readonly to: string; readonly text: string }): string {
  return `${to} “${text}”`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

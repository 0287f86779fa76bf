/** What came of the payloads. */
export interface StormTally {
  /** Answers `{ ok: false }` with the code `bad-payload`. */
  readonly refused: number;
  /** Up to five others, with what was sent. */
  readonly unexpected: readonly string[];
}

/**
 * Runs in a page: sends random payloads over the bridge and counts the answers.
 *
 * None of them can be valid: an object always holds a key that no schema knows. Half are values of
 * any kind, half are objects whose keys are the contract's own with values of any kind.
 */
export async function payloadStorm(storm: {
  readonly channel: string;
  readonly count: number;
  readonly seed: number;
  readonly marker: string;
}): Promise<StormTally> {
  const { channel, count, marker } = storm;
  const send = (
    globalThis as unknown as {
      readonly quicksend: Record<string, (input: unknown) => Promise<unknown>>;
    }
  ).quicksend[channel]!;

  // mulberry32: small, and the same payloads for the same seed.
  let state = storm.seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;

  const keys =
    'id accountId messageId requestId e164 name text recipients query limit offset before kind key baseUrl on paused as room label numbers note senderId connectionId selectionStart __proto__ constructor toString length'.split(
      ' ',
    );
  const strings = [
    '',
    '\0',
    '\ud800',
    '\u202e',
    '../../etc/passwd',
    '+12025550100',
    "'; DROP TABLE messages; --",
    '💐'.repeat(50),
  ];
  // Carrying it costs as much as a hundred others do; one in a hundred is still 200 in a storm.
  const long = 'x'.repeat(10_001);
  const numbers = [0, -1, 1.5, NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 31), 1e308];
  const oddities = [
    null,
    undefined,
    true,
    false,
    10n,
    new Date(NaN),
    new Map([[marker, 1]]),
    new Set([marker]),
    new Uint8Array(64),
    new Error(marker),
    /storm-marker/u,
  ];
  const value = (depth: number): unknown => {
    const kind = below(depth > 3 ? 4 : 6);
    if (kind === 0) return (below(100) === 0 ? long : pick(strings)) + marker;
    if (kind === 1) return pick(numbers);
    if (kind === 2) return pick(oddities);
    if (kind === 3) return random() * 10 ** below(20);
    if (kind === 4) return Array.from({ length: below(6) }, () => value(depth + 1));
    return object(depth + 1);
  };
  function object(depth: number): object {
    const entries = Array.from({ length: below(6) }, () => [pick(keys), value(depth)] as const);
    // Defined, not assigned: `__proto__` is to be a key like any other.
    return Object.fromEntries([...entries, [`${marker}-${below(100)}`, value(depth)]]);
  }

  // A schema of no keys takes what has none, a Map for example; nothing of it reaches the handler.
  const passesForNothing = (any: unknown) =>
    typeof any === 'object' && any !== null && Object.keys(any).length === 0;

  let refused = 0;
  const unexpected: string[] = [];
  const tryOne = async () => {
    const any = random() < 0.5 ? object(0) : value(0);
    const payload = passesForNothing(any) ? [any, marker] : any;
    const answer = await send(payload).catch((error: unknown) => String(error));
    const { ok, error } = (answer ?? {}) as { ok?: unknown; error?: { code?: unknown } };
    if (ok === false && error?.code === 'bad-payload') refused += 1;
    else if (unexpected.length < 5) unexpected.push(`${typeof payload}: ${JSON.stringify(answer)}`);
  };
  const together = 500;
  for (let sent = 0; sent < count; sent += together) {
    await Promise.all(Array.from({ length: Math.min(together, count - sent) }, tryOne));
  }
  return { refused, unexpected };
}

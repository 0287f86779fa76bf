/** What the provider did with one request, by its own record. */
export type ProviderDeed = 'accepted' | 'refused' | 'took-and-said-nothing';

/** One request in the provider's record. */
export interface ProviderEntry {
  readonly to: string;
  readonly text: string;
  readonly deed: ProviderDeed;
}

/** One message in the program's history, as its database holds it. */
export interface HistoryEntry {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly state: string;
}

export interface Verdict {
  /** Texts that the provider got more than once. */
  readonly duplicates: readonly string[];
  /** Messages that Send answered for and that are gone, or never came to an end. */
  readonly lost: readonly string[];
  /** Messages whose state is not what happened. */
  readonly untrue: readonly string[];
  /** How many messages ended in each state, by what the provider knows of them. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Holds the history against the provider's record.
 *
 * Every text is sent to a recipient once, so that the two name a message. `answered` are the ids of
 * the messages that Send had answered for before the program was killed.
 */
export function judge(
  record: readonly ProviderEntry[],
  history: readonly HistoryEntry[],
  answered: ReadonlySet<string>,
): Verdict {
  const requests = groupByName(record);
  const known = new Set(history.map(nameOf));
  const ids = new Set(history.map(({ id }) => id));
  const counts: Record<string, number> = {};
  const untrue: string[] = [];
  for (const entry of history) {
    const deed = requests.get(nameOf(entry))?.[0]?.deed ?? 'never arrived';
    const seen = `${entry.state}, ${deed}`;
    counts[seen] = (counts[seen] ?? 0) + 1;
    if (!truthful(entry.state, deed)) untrue.push(`${nameOf(entry)}: ${seen}`);
  }
  for (const [name, [first]] of requests) {
    if (!known.has(name)) untrue.push(`${name}: not in the history, ${first?.deed ?? ''}`);
  }
  return {
    duplicates: [...requests].filter(([, all]) => all.length > 1).map(([name]) => name),
    lost: [
      ...[...answered].filter((id) => !ids.has(id)),
      ...history.filter(({ state }) => state === 'queued' || state === 'sending').map(nameOf),
    ],
    untrue,
    counts,
  };
}

function truthful(state: string, deed: ProviderDeed | 'never arrived'): boolean {
  switch (state) {
    case 'accepted':
      return deed === 'accepted';
    case 'rejected':
      return deed === 'refused';
    case 'unknown':
      return true;
    // Counted as lost, but no lie as long as nothing has arrived.
    case 'queued':
      return deed === 'never arrived';
    case 'sending':
      return true;
    default:
      return false;
  }
}

function nameOf({ to, text }: { readonly to: string; readonly text: string }): string {
  return `${to} “${text}”`;
}

function groupByName(record: readonly ProviderEntry[]): Map<string, ProviderEntry[]> {
  const groups = new Map<string, ProviderEntry[]>();
  for (const entry of record) {
    const name = nameOf(entry);
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return groups;
}

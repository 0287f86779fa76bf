import type { AccountView } from '#shared/domain/account';
import type { AppSnapshot } from '#shared/contract/snapshot';
import { tailForSupport } from './log-tail';

/** What a report is made of. Texts, names and numbers that are in it do not come out of it. */
export interface ReportFacts {
  readonly at: number;
  /** Of the program and what it runs on, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly desktop: {
    readonly os: string;
    readonly arch: string;
    /** `x11` or `wayland` on Linux. */
    readonly session: string;
    readonly tray: boolean;
    readonly memoryMb: number;
  };
  readonly snapshot: AppSnapshot;
  readonly data: {
    readonly schema: number;
    readonly databaseBytes: number;
    readonly logBytes: number;
    readonly freeBytes: number | null;
    readonly lastMessage: number;
    readonly contacts: number;
    readonly optOuts: number;
    /** `null` where their folder cannot be read. */
    readonly backups:
      | readonly {
          readonly kind: string;
          readonly at: number;
          readonly bytes: number;
        }[]
      | null;
    readonly damaged: boolean;
  };
  readonly log: string;
}

/** Settings whose values are words of the program's own, or the keys of a shortcut. */
const toldTexts: ReadonlySet<string> = new Set(['defaultCountry', 'language', 'theme', 'shortcut']);

/** Writes the report, a line per fact. Not translated: it is for those who mend the program. */
export function writeReport(facts: ReportFacts): string {
  const { snapshot, data, desktop } = facts;
  return [
    `Quicksend diagnostics, ${new Date(facts.at).toISOString()}`,
    '',
    ...section('Versions', facts.versions),
    ...section('Desktop', { ...desktop, platform: snapshot.platform, spoken: snapshot.language }),
    ...section('Settings', told(snapshot.settings)),
    ...section('State', {
      ...told(snapshot.outbox),
      shortcut: snapshot.shortcut.registered
        ? 'registered'
        : (snapshot.shortcut.problem?.code ?? 'none'),
      updates: snapshot.updates.state.kind,
      notices: snapshot.notices.map(({ error }) => error.code).join(', ') || 'none',
    }),
    ...section('Accounts', Object.fromEntries(snapshot.accounts.map(accountLine))),
    ...section('Data', {
      ...told(data),
      backups: data.backups?.length ?? 'unreadable',
      ...Object.fromEntries(
        (data.backups ?? []).map(({ kind, at, bytes }, index) => [
          `backup ${String(index + 1)}`,
          `${kind}, ${new Date(at).toISOString()}, ${String(bytes)} bytes`,
        ]),
      ),
    }),
    'Log',
    ...tailForSupport(facts.log).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function section(title: string, facts: Readonly<Record<string, unknown>>): readonly string[] {
  const lines = Object.entries(facts).map(([name, value]) => `  ${name}: ${String(value)}`);
  return [title, ...lines, ''];
}

/** Numbers and switches as they are, texts where they are words of our own; of the rest that it is there. */
function told(facts: object): Readonly<Record<string, unknown>> {
  const said: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts as Readonly<Record<string, unknown>>)) {
    if (Array.isArray(value)) continue;
    if (typeof value === 'string') said[name] = toldTexts.has(name) ? value : '(a text)';
    else said[name] = typeof value === 'object' && value !== null ? '(not told)' : value;
  }
  return said;
}

/** Neither its name nor its address: a reseller's is a name, too. */
function accountLine(account: AccountView, index: number): [string, string] {
  const { kind, keyPlace, senders, signOff, identityAt } = account;
  return [
    `account ${String(index + 1)}`,
    [
      kind,
      `key: ${keyPlace}`,
      `senders: ${String(senders.length)}`,
      `sign-off: ${signOff === '' ? 'no' : 'yes'}`,
      `asked: ${new Date(identityAt).toISOString()}`,
    ].join(', '),
  ];
}

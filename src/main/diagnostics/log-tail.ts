/** Facts of log lines that say nothing of people: states, codes, durations, sizes. */
const toldFields: ReadonlySet<string> = new Set([
  'again',
  'attempts',
  'channel',
  'code',
  'count',
  'http',
  'kind',
  'ms',
  'outcome',
  'page',
  'reason',
  'rule',
  'state',
  'status',
  'step',
  'version',
  'why',
]);
const linesTold = 200;

/** Words of our own: lower case, as every event and every code is written. */
const ownWord = /^[a-z0-9][a-z0-9.-]{0,40}$|^[a-z][A-Za-z]{0,30}$/;
const line =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?) (info|warn|error|debug) ([a-z][a-z0-9-]{0,20}(?: [a-z][a-z0-9-]{0,20}){0,7})((?: \w+=.*)?)$/;
const field = /(\w+)=("(?:[^"\\]|\\.)*"|\S*)/g;

/** Codes of the system's errors, by name: a word in capitals that begins with E may be a person's. */
const systemCodes = [
  ...['EACCES', 'EADDRINUSE', 'EAGAIN', 'EBADF', 'EBUSY', 'ECONNABORTED', 'ECONNREFUSED'],
  ...[
    'ECONNRESET',
    'EDQUOT',
    'EEXIST',
    'EFBIG',
    'EHOSTUNREACH',
    'EINVAL',
    'EIO',
    'EISDIR',
    'ELOOP',
  ],
  ...['EMFILE', 'ENAMETOOLONG', 'ENETUNREACH', 'ENFILE', 'ENODEV', 'ENOENT', 'ENOMEM', 'ENOSPC'],
  ...[
    'ENOTCONN',
    'ENOTDIR',
    'ENOTEMPTY',
    'ENOTFOUND',
    'ENOTSUP',
    'ENXIO',
    'EPERM',
    'EPIPE',
    'EPROTO',
  ],
  ...['EROFS', 'ETIMEDOUT', 'ETXTBSY', 'EXDEV'],
];

/** What SQLite and the system say by themselves, with no name of a file or a person in it. */
const plainCauses: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:${systemCodes.join('|')})\b`),
  /\bSQLITE_[A-Z_]{2,30}\b/,
  /database disk image is malformed|database is locked|disk I\/O error|database or disk is full|attempt to write a readonly database|unable to open database file|FOREIGN KEY constraint failed|CHECK constraint failed|UNIQUE constraint failed/,
];

/**
 * The end of the log for support: when, what, and facts that say nothing of people.
 *
 * What is not known to be harmless is left out, since the detailed log has texts and numbers, and what
 * an error says may hold the name of anything.
 */
export function tailForSupport(log: string): readonly string[] {
  return log
    .split('\n')
    .flatMap((raw) => toldLine(raw) ?? [])
    .slice(-linesTold);
}

function toldLine(raw: string): string | null {
  const [, at, level, event, rest = ''] = line.exec(raw.trimEnd()) ?? [];
  if (at === undefined || level === undefined || event === undefined) return null;
  const told = [...rest.matchAll(field)].map(([, name = '', value = '']) => {
    if (name === 'cause') return `cause=${toldCause(value)}`;
    const plain = value.replaceAll('"', '');
    const isTold = toldFields.has(name) && (ownWord.test(plain) || plain === '');
    return isTold ? `${name}=${plain}` : null;
  });
  return [at, level, event.trim(), ...told.filter((one) => one !== null)].join(' ');
}

function toldCause(value: string): string {
  const known = plainCauses.flatMap((shape) => shape.exec(value)?.[0] ?? []);
  const kind = /^"?((?:[A-Z][a-z]+)*Error)\b/.exec(value)?.[1] ?? 'unknown';
  return [kind, ...known].join('/').replaceAll(' ', '-');
}

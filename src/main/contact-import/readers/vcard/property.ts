/** A property of a card, taken apart; its value is still escaped. */
export interface CardProperty {
  /** Ties it to others of the same group, such as a label; in lower case, or empty. */
  readonly group: string;
  /** In upper case. */
  readonly name: string;
  /** Values by name in upper case; words without a name (vCard 2.1) are under `TYPE`. */
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
}

/**
 * Takes a line apart into group, name, parameters and value; `null` for one that is no property.
 *
 * @see RFC 6350, 3.3, and vCard 2.1, 2.1.2
 */
export function parseProperty(text: string): CardProperty | null {
  const colon = indexOutsideQuotes(text, ':');
  if (colon === -1) return null;
  const [head = '', ...words] = splitOutsideQuotes(text.slice(0, colon), ';');
  const found = /^(?:([\w-]+)\.)?([\w-]+)$/.exec(head.trim());
  if (found?.[2] === undefined) return null;
  return {
    group: (found[1] ?? '').toLowerCase(),
    name: found[2].toUpperCase(),
    params: parseParams(words),
    value: text.slice(colon + 1),
  };
}

function parseParams(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const params = new Map<string, string[]>();
  for (const word of words) {
    const equals = word.indexOf('=');
    const name = equals === -1 ? bareParam(word) : word.slice(0, equals).trim().toUpperCase();
    const values = splitOutsideQuotes(word.slice(equals + 1), ',').map(plainParam);
    const known = params.get(name);
    if (known === undefined) params.set(name, values);
    else for (const value of values) known.push(value);
  }
  return params;
}

/** vCard 2.1 leaves out names that follow from the value. */
function bareParam(word: string): string {
  return /^(quoted-printable|base64|8bit|7bit)$/i.test(word.trim()) ? 'ENCODING' : 'TYPE';
}

/** Without quotation marks, and with RFC 6868's escapes undone. */
function plainParam(value: string): string {
  const bare = value.trim().replace(/^"|"$/g, '');
  return bare.replace(/\^([n'^])/g, (_, escape: string) =>
    escape === 'n' ? '\n' : escape === "'" ? '"' : '^',
  );
}

function indexOutsideQuotes(text: string, wanted: string): number {
  const first = text.indexOf(wanted);
  const quote = text.indexOf('"');
  if (quote === -1 || first < quote) return first;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (!quoted && text[at] === wanted) return at;
  }
  return -1;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let rest = text;
  for (let at = indexOutsideQuotes(rest, separator); at !== -1;) {
    parts.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
    at = indexOutsideQuotes(rest, separator);
  }
  return [...parts, rest];
}

/** Splits a value with several parts and undoes the escapes of each. */
export function splitValue(value: string, separator: ';' | ','): string[] {
  if (!value.includes('\\')) return value.split(separator).map(unescapeValue);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1;
    else if (value[at] === separator) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, value.slice(from)].map(unescapeValue);
}

/** Undoes the escapes of a text (RFC 6350, 3.4). */
export function unescapeValue(value: string): string {
  if (!/[\\\r]/.test(value)) return value.trim();
  return value
    .replace(/\\([nN,;:\\])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped))
    .replace(/\r\n?/g, '\n')
    .trim();
}

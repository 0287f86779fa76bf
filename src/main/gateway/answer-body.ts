import * as v from 'valibot';

const longestWords = 500;

/** Parses a body as JSON; `undefined` for what is not JSON. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** True where a body is a web page, which no API of ours answers with. */
export function isHtml(headers: Readonly<Record<string, string>>, body: string): boolean {
  return (
    /^text\/html|^application\/xhtml/i.test(headers['content-type'] ?? '') || /^\s*</.test(body)
  );
}

/** A field that is left out of the result where it is missing or of another type. */
export function lenient<T>(schema: v.GenericSchema<unknown, T>) {
  return v.fallback(v.nullable(schema), null);
}

const words = v.pipe(v.string(), v.transform(tidy), v.minLength(1));

const fieldMessages = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((fields) =>
    Object.values(fields)
      .flat()
      .filter((message) => typeof message === 'string')
      .map(tidy)
      .filter((message) => message !== ''),
  ),
  v.minLength(1),
);

const errorObject = v.pipe(
  v.object({
    message: v.optional(lenient(words), null),
    code: v.optional(lenient(words), null),
  }),
  v.transform(({ message, code }) => message ?? code),
  v.string(),
);

const errorBody = v.object({
  message: v.optional(lenient(words), null),
  error: v.optional(lenient(v.union([words, errorObject])), null),
  errors: v.optional(lenient(fieldMessages), null),
});

/** What a provider says in a body that reports an error; every part may be missing. */
export type ErrorBody = v.InferOutput<typeof errorBody>;

const nothingSaid: ErrorBody = { message: null, error: null, errors: null };

/** Reads the known parts of an error's body, for people and for the outcome table. Never throws. */
export function readErrorBody(body: string): ErrorBody {
  const parsed = v.safeParse(errorBody, readJson(body));
  return parsed.success ? parsed.output : nothingSaid;
}

/** The provider's own words for a person: its messages per field, else error and message. */
export function providerWords({ message, error, errors }: ErrorBody): string | null {
  const parts = errors ?? [error, message].filter((part) => part !== null);
  const said = [...new Set(parts)].join(errors === null ? ': ' : ' ');
  return said === '' ? null : cutWords(said);
}

function tidy(text: string): string {
  // Control characters and bidirectional overrides could make words look like something else.
  const plain = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\p{Cc}\s]+/gu, ' ');
  return cutWords(plain.trim());
}

function cutWords(text: string): string {
  const characters = Array.from(text);
  return characters.length <= longestWords
    ? text
    : `${characters.slice(0, longestWords).join('')}…`;
}

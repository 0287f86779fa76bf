import { accountKindFacts, type AccountKind, type ApiFlavor } from '#shared/domain/account';
import type { RejectionReason, SendOutcome } from '#shared/domain/message';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { providerName } from '../accounts/provider-name';
import { successOf, unreadable } from './access-error';
import type { Api, Ask } from './api';
import { parseBaseUrl } from './base-url';
import { classicApi } from './classic';
import type { Exchange } from './exchange';
import type { HttpClient } from './http-client';
import { canBeKey, keyHint, withoutKey } from './key';
import { outcomeOf } from './outcome';
import { nextAfterMs } from './rate-limit';
import { platformApi } from './platform';
import type { Provider, ProviderAccess } from './provider';
import { cutAnswer } from './receipt';

const apis: Readonly<Record<ApiFlavor, Api>> = { classic: classicApi, platform: platformApi };

/** The currency of amounts that come without one. Only Autocalls says, of its balance, that it is USD. */
const currencies: Readonly<Record<AccountKind, string | null>> = {
  famulor: null,
  autocalls: 'USD',
  'famulor-platform': null,
  'white-label': null,
  practice: null,
};

/** Builds the provider that speaks each account's API through one HTTP client. */
export function createProvider({ http }: { readonly http: HttpClient }): Provider {
  return {
    async send(typed, message) {
      const access = checkAccess(typed);
      if (!access.ok) return rejected(access.error.reason);
      const { kind, baseUrl, key } = access.value;
      const { flavor } = accountKindFacts[kind];
      const json = apis[flavor].sendBody(message);
      if (!json.ok) return rejected(json.error);
      const url = `${baseUrl}${apis[flavor].sendPath}`;
      const exchange = await http({ method: 'POST', url, key, json: json.value });
      const redacted = redact(exchange, key);
      const outcome = outcomeOf(redacted, { flavor, currency: currencies[kind] });
      if (redacted.kind !== 'answered') return outcome;
      const waitMs = nextAfterMs(redacted);
      const answer = cutAnswer(redacted.body);
      return {
        ...outcome,
        status: redacted.status,
        ...(waitMs !== null && { nextAfterMs: waitMs }),
        ...(answer !== null && { answer }),
      };
    },

    async identify(typed) {
      const problem = keyHint(typed.kind, typed.key);
      if (problem !== null) return err(appError(problem));
      const access = checkAccess(typed);
      if (!access.ok) return err(access.error.error);
      const { identityPath, readIdentity } = apiOf(typed.kind);
      const asked = await asking(http, access.value)(identityPath, (body) =>
        readIdentity(body, currencies[typed.kind]),
      );
      return asked.ok ? asked : err(asked.error.error);
    },

    async listSenders(typed) {
      const access = checkAccess(typed);
      if (!access.ok) return err(access.error.error);
      return apiOf(typed.kind).listSenders(asking(http, access.value));
    },
  };
}

/** Makes sure that the key travels safely and can stand in a header, or says why not. */
function checkAccess({
  kind,
  baseUrl,
  key,
}: ProviderAccess): Result<
  ProviderAccess,
  { readonly reason: RejectionReason; readonly error: AppError }
> {
  const url = parseBaseUrl(baseUrl);
  if (!url.ok) return err({ reason: 'base-url', error: appError(url.error) });
  const trimmed = key.trim();
  if (trimmed === '') return err({ reason: 'key-missing', error: appError('key-missing') });
  const access = { kind, baseUrl: url.value, key: trimmed };
  if (canBeKey(trimmed)) return ok(access);
  const error = appError('key-rejected', { params: { provider: providerName(access) } });
  return err({ reason: 'key-rejected', error });
}

function rejected(reason: RejectionReason): SendOutcome {
  return { kind: 'rejected', reason, providerWords: null };
}

function apiOf(kind: AccountKind): Api {
  return apis[accountKindFacts[kind].flavor];
}

/** Asks in the name of one account. */
function asking(http: HttpClient, access: ProviderAccess): Ask {
  const { baseUrl, key } = access;
  const provider = providerName(access);
  return async (path, read) => {
    const exchange = redact(await http({ method: 'GET', url: `${baseUrl}${path}`, key }), key);
    const answered = successOf(exchange, provider);
    if (!answered.ok) return answered;
    const value = read(answered.value.body);
    return value === null
      ? err({ error: unreadable(answered.value, provider), notFound: false })
      : ok(value);
  };
}

/** An answer that repeats the key must not carry it into the history or onto the screen. */
function redact(exchange: Exchange, key: string): Exchange {
  return exchange.kind === 'answered'
    ? { ...exchange, body: withoutKey(exchange.body, key) }
    : exchange;
}

import * as v from 'valibot';
import type { Platform } from '#shared/contract/snapshot';
import type { UpdateBlock } from '#shared/domain/update';
import { err, ok, type Result } from '#shared/result';

/** What the packager writes into `app-update.yml`, as far as it is used here. */
const configSchema = v.object({
  provider: v.literal('generic'),
  url: v.pipe(v.string(), v.url()),
  publisherName: v.optional(v.union([v.string(), v.array(v.string())])),
  updaterCacheDirName: v.optional(v.string()),
});

/** Where updates come from. */
export interface UpdateConfig {
  readonly url: string;
}

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Reads a parsed `app-update.yml`.
 *
 * The feed has to be https; http counts on loopback, for tests, and `mustBeLoopback` allows nothing
 * else. On Windows the file has to name the publisher: without a name the library checks no signature
 * at all (`NsisUpdater.verifySignature`).
 */
export function readUpdateConfig(
  parsed: unknown,
  where: { readonly platform: Platform; readonly mustBeLoopback: boolean },
): Result<UpdateConfig, UpdateBlock> {
  const read = v.safeParse(configSchema, parsed);
  if (!read.success) return err('no-feed');
  const { url, publisherName } = read.output;
  const { protocol, hostname } = new URL(url);
  const isHere = loopback.has(hostname);
  const isSecure = protocol === 'https:' || (protocol === 'http:' && isHere);
  if (!isSecure || (where.mustBeLoopback && !isHere)) return err('feed-insecure');
  const publishers = [publisherName ?? []].flat().filter((name) => name.trim() !== '');
  if (where.platform === 'win32' && publishers.length === 0) return err('publisher-missing');
  return ok({ url });
}

import type { AppUpdater, CancellationToken } from 'electron-updater';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import type { OutgoingHttpHeaders } from 'node:http';
import { isSignedBy } from './feed-signature';

export interface CheckedFeed {
  readonly url: string;
  /** Takes a question back. */
  readonly token: CancellationToken;
  /** The publisher's public key (PEM); `null` where the package has none. */
  readonly key: string | null;
}

type FeedClass = new (
  options: unknown,
  updater: AppUpdater,
  runtime: ProviderRuntimeOptions,
) => GenericProvider;

/**
 * Makes what asks a feed: its questions can be taken back, and where the package brings a key, the
 * answer has to be signed with it (`latest-linux.yml.sig` beside `latest-linux.yml`).
 *
 * The library's own cannot be taken back: it would wait for ever for a server that does not answer,
 * and Chromium lets six such questions stand.
 */
export function checkedFeed({ url, token, key }: CheckedFeed): FeedClass {
  return class extends GenericProvider {
    constructor(_options: unknown, updater: AppUpdater, runtime: ProviderRuntimeOptions) {
      super({ provider: 'generic', url }, updater, runtime);
    }

    protected override async httpRequest(
      address: URL,
      headers?: OutgoingHttpHeaders | null,
    ): Promise<string | null> {
      const answer = await super.httpRequest(address, headers, token);
      if (key === null) return answer;
      const beside = new URL(address);
      beside.pathname += '.sig';
      const signature = await super.httpRequest(beside, headers, token).catch(() => null);
      if (isSignedBy(key, answer ?? '', signature ?? '')) return answer;
      throw Object.assign(new Error('The feed is not signed'), {
        code: 'ERR_UPDATER_INVALID_SIGNATURE',
      });
    }
  };
}

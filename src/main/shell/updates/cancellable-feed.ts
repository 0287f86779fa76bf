import type { AppUpdater, CancellationToken } from 'electron-updater';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import type { OutgoingHttpHeaders } from 'node:http';

type FeedClass = new (
  options: unknown,
  updater: AppUpdater,
  runtime: ProviderRuntimeOptions,
) => GenericProvider;

/**
 * Makes what asks a feed at `url`, so that the question can be taken back.
 *
 * The library's own cannot: it would wait for ever for a server that does not answer, and Chromium
 * lets six such questions stand.
 */
export function cancellableFeed(url: string, token: CancellationToken): FeedClass {
  return class CancellableFeed extends GenericProvider {
    constructor(_options: unknown, updater: AppUpdater, runtime: ProviderRuntimeOptions) {
      super({ provider: 'generic', url }, updater, runtime);
    }

    protected override httpRequest(
      address: URL,
      headers?: OutgoingHttpHeaders | null,
    ): Promise<string | null> {
      return super.httpRequest(address, headers, token);
    }
  };
}

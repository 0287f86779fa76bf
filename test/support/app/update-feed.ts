import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { feedSignature } from '../../../build/package/feed-signature.mjs';

/** What the feed says and gives; each test changes what it is about. */
export interface Feed {
  version: string;
  stagingPercentage: number | null;
  /** What is downloaded. */
  file: Buffer;
  /** What is said of it, where that is not the truth. */
  saidSha512: string | null;
  /** What is given as the feed's signature; `null` for the right one. */
  signature: string | null;
  /** Instead of the feed. */
  answer: ((response: ServerResponse) => void) | null;
  /** Instead of the whole file. */
  give: ((response: ServerResponse, file: Buffer) => void) | null;
}

/** A server for updates on loopback, and an AppImage for them to replace. */
export interface UpdateFeed {
  readonly feed: Feed;
  /** What was asked of it: the paths without their queries, and the headers. */
  readonly asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** What the program needs to look here. */
  readonly env: Readonly<Record<string, string>>;
  /** Gives the package the publisher's key, until the next reset. */
  readonly demandSignature: () => Promise<void>;
  /** The AppImage that stands for the running program. */
  readonly appImage: () => Promise<string>;
  /** What a new AppImage has noted when it was started: its arguments. */
  readonly started: () => Promise<string | null>;
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const oldAppImage = '#!/bin/sh\n# the old version\n';

/** Starts the server. */
export async function startUpdateFeed(): Promise<UpdateFeed> {
  const folder = await mkdtemp(join(tmpdir(), 'quicksend-updates-'));
  const appImagePath = join(folder, 'Quicksend.AppImage');
  const notePath = join(folder, 'started');
  const newAppImage = Buffer.from(`#!/bin/sh\n# the new version\necho "$@" > '${notePath}'\n`);
  const usual: Feed = {
    version: '99.0.0',
    stagingPercentage: null,
    file: newAppImage,
    saidSha512: null,
    signature: null,
    answer: null,
    give: null,
  };
  const feed = { ...usual };
  const keys = generateKeyPairSync('ed25519');
  const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const asked: UpdateFeed['asked'] = [];

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    asked.push({ path, headers: request.headers });
    if (path.endsWith('.yml')) {
      if (feed.answer === null) response.end(yaml(feed));
      else feed.answer(response);
    } else if (path.endsWith('.sig')) {
      // As a release's feed is signed.
      response.end(feed.signature ?? feedSignature(Buffer.from(yaml(feed)), privateKey));
    } else if (path.endsWith('.AppImage')) {
      if (feed.give === null) response.end(feed.file);
      else feed.give(response, feed.file);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const configPath = join(folder, 'app-update.yml');
  await writeFile(
    configPath,
    `provider: generic\nurl: http://127.0.0.1:${String(port)}/quicksend/\nupdaterCacheDirName: quicksend-test\n`,
  );
  const keyPath = join(folder, 'update-key.pem');
  const cacheDir = join(folder, 'cache');

  async function reset(): Promise<void> {
    Object.assign(feed, usual);
    asked.length = 0;
    await rm(cacheDir, { recursive: true, force: true });
    await rm(notePath, { force: true });
    await rm(keyPath, { force: true });
    await mkdir(cacheDir);
    await writeFile(appImagePath, oldAppImage);
  }
  await reset();

  return {
    feed,
    asked,
    env: {
      QUICKSEND_UPDATE_CONFIG: configPath,
      APPIMAGE: appImagePath,
      XDG_CACHE_HOME: cacheDir,
    },
    demandSignature: () =>
      writeFile(keyPath, keys.publicKey.export({ type: 'spki', format: 'pem' })),
    appImage: () => readFile(appImagePath, 'utf8'),
    started: () => readFile(notePath, 'utf8').catch(() => null),
    reset,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function yaml(feed: Feed): string {
  const sha512 = feed.saidSha512 ?? createHash('sha512').update(feed.file).digest('base64');
  const name = `Quicksend-${feed.version}.AppImage`;
  return [
    `version: ${feed.version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${String(feed.file.length)}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-03-12T10:00:00.000Z'",
    ...(feed.stagingPercentage === null
      ? []
      : [`stagingPercentage: ${String(feed.stagingPercentage)}`]),
    '',
  ].join('\n');
}

import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { appError, type AppError } from '#shared/errors';
import { maxHeadBytes, readHead, type BackupManifest } from './backup-format';
import { decrypted } from './passphrase';

/** A backup that cannot be used, and what to tell of it. */
export class BadBackupError extends Error {
  constructor(readonly problem: AppError) {
    super(problem.code);
    this.name = 'BadBackupError';
  }
}

/**
 * Unpacks the database of a backup into a file, in constant memory; answers what the backup says of
 * itself. Ends where more comes out than it says. `accept` throws for what is not to be unpacked.
 */
export async function unpack(
  source: Readable,
  passphrase: string | null,
  target: {
    readonly to: string;
    readonly signal: AbortSignal;
    readonly accept: (manifest: BackupManifest) => void;
  },
): Promise<BackupManifest> {
  const zipped = passphrase === null ? source : await decrypted(source, passphrase);
  const gunzip = createGunzip();
  zipped.on('error', (error) => gunzip.destroy(error));
  const descriptor = openSync(target.to, 'w', 0o600);
  let head = Buffer.alloc(0);
  let manifest: BackupManifest | null = null;
  let written = 0;
  const write = (bytes: Uint8Array): void => {
    written += bytes.length;
    if (manifest !== null && written > manifest.databaseBytes) {
      throw new BadBackupError(appError('backup-file-unsafe'));
    }
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
  };
  try {
    for await (const chunk of zipped.pipe(gunzip)) {
      target.signal.throwIfAborted();
      if (manifest !== null) {
        write(chunk as Uint8Array);
        continue;
      }
      head = Buffer.concat([head, chunk as Uint8Array]);
      const cut = headIn(head);
      if (cut === null) continue;
      manifest = manifestOf(cut.first, cut.second);
      target.accept(manifest);
      write(head.subarray(cut.end));
    }
    if (manifest === null) throw new BadBackupError(appError('backup-file-damaged'));
    if (written !== manifest.databaseBytes) {
      throw new BadBackupError(appError('backup-file-damaged'));
    }
    fsyncSync(descriptor);
    return manifest;
  } finally {
    closeSync(descriptor);
    source.destroy();
  }
}

/** The first two lines, where they are whole; throws where they cannot be ours. */
function headIn(bytes: Buffer) {
  const firstEnd = bytes.indexOf(0x0a);
  const secondEnd = firstEnd < 0 ? -1 : bytes.indexOf(0x0a, firstEnd + 1);
  if (secondEnd < 0) {
    if (bytes.length > maxHeadBytes) throw new BadBackupError(appError('backup-file-unknown'));
    return null;
  }
  return {
    first: bytes.toString('utf8', 0, firstEnd),
    second: bytes.toString('utf8', firstEnd + 1, secondEnd),
    end: secondEnd + 1,
  };
}

function manifestOf(first: string, second: string): BackupManifest {
  const read = readHead(first, second);
  switch (read.kind) {
    case 'ours':
      return read.manifest;
    case 'newer':
      throw new BadBackupError(appError('backup-file-newer', { params: { version: '?' } }));
    case 'unknown':
      throw new BadBackupError(appError('backup-file-unknown'));
  }
}

import type { FileHandle } from 'node:fs/promises';
import { openSame, stopForFile, stopIfChanged, type FileIdentity } from './read-only-file';
import { ReadStop, stopIfCancelled } from './read-stop';

const chunkBytes = 128 * 1024;

/** Bytes that can be read from the start as often as needed. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Pieces in order; each is valid only until the next is asked for. */
  chunks(signal: AbortSignal | undefined): AsyncGenerator<Buffer, void>;
}

/** The bytes of a file that stays as it was when it was identified. */
export function fileBytes(path: string, identity: FileIdentity): ByteSource {
  return {
    sizeBytes: identity.sizeBytes,
    async *chunks(signal) {
      const file = await openSame(path, identity);
      try {
        yield* readAll(file, identity.sizeBytes, signal);
      } finally {
        await file.close();
      }
      await stopIfChanged(path, identity);
    },
  };
}

/** The bytes of a pasted text, in UTF-8. */
export function textBytes(text: string): ByteSource {
  const bytes = Buffer.from(text, 'utf8');
  return {
    sizeBytes: bytes.length,
    async *chunks(signal) {
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        stopIfCancelled(signal);
        yield await Promise.resolve(bytes.subarray(at, at + chunkBytes));
      }
    },
  };
}

async function* readAll(
  file: FileHandle,
  sizeBytes: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void> {
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(sizeBytes, 1)));
  for (let at = 0; at < sizeBytes;) {
    stopIfCancelled(signal);
    const length = Math.min(buffer.length, sizeBytes - at);
    const { bytesRead } = await file.read(buffer, 0, length, at).catch(stopForFile);
    if (bytesRead === 0) throw new ReadStop({ code: 'import-file-changed' });
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

import { fromBufferPromise } from 'yauzl';
import type { ZipPart } from './build-zip';

/** Unpacks a small archive that a test trusts. */
export async function unzip(archive: Buffer): Promise<readonly ZipPart[]> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  const parts: ZipPart[] = [];
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    parts.push({ name: entry.fileName, data: Buffer.concat(pieces) });
  }
  return parts;
}

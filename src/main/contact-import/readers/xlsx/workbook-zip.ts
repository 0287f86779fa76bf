import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl';
import type { ReadLimits } from '../limits';
import { ReadStop, stopIfCancelled } from '../read-stop';
import { damaged, unsafe } from './workbook-stop';

/** Below this a part may be any number of times smaller when packed. */
const ratioMattersFromBytes = 10 * 1024 * 1024;

/** The parts of a workbook, unpacked only when asked for and only within limits. */
export interface WorkbookZip {
  has(part: string): boolean;
  /** Bytes once unpacked; 0 for a part that is not there. */
  unpackedBytes(part: string): number;
  /** Unpacks a part in pieces. Stops where it is missing, damaged or larger than allowed. */
  unpack(part: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer, void>;
}

/** Opens a workbook's container; the file stays the caller's to close. */
export async function openWorkbookZip(file: FileHandle, limits: ReadLimits): Promise<WorkbookZip> {
  const zip = await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true }).catch(() => {
    throw damaged('ZIP');
  });
  if (zip.entryCount > limits.zipEntries) throw unsafe('ZIP');
  const entries = await readEntries(zip);
  let unpacked = 0;

  async function* unpack(
    part: string,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Buffer, void> {
    const entry = entries.get(keyOf(part));
    if (entry?.canDecodeFileData() !== true) throw damaged(part);
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.unpackedBytes || isTooDense(entry, limits)) throw unsafe(part);
    let checksum = 0;
    try {
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        stopIfCancelled(signal);
        const bytes = piece as Buffer;
        checksum = crc32(bytes, checksum);
        yield bytes;
      }
    } catch (error) {
      // The library's words (a size that is not the declared one, a broken stream) all mean this.
      throw error instanceof ReadStop ? error : damaged(part);
    }
    if (checksum !== entry.crc32) throw damaged(part);
  }

  return {
    has: (part) => entries.has(keyOf(part)),
    unpackedBytes: (part) => entries.get(keyOf(part))?.uncompressedSize ?? 0,
    unpack,
  };
}

async function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(keyOf(entry.fileName), entry);
  } catch {
    throw damaged('ZIP');
  }
  return entries;
}

function isTooDense(entry: Entry, limits: ReadLimits): boolean {
  return (
    entry.uncompressedSize > ratioMattersFromBytes &&
    entry.uncompressedSize > entry.compressedSize * limits.unpackedRatio
  );
}

/** Names of parts differ by more than case (ECMA-376 part 2, 6.2.2.3), and may begin with a slash. */
function keyOf(part: string): string {
  return part.replace(/^\//, '').toLowerCase();
}

import type { Result } from '#shared/result';
import { fileBytes } from './byte-source';
import { decodePieces } from './decode-bytes';
import { guessEncoding } from './guess-encoding';
import { identify } from './read-only-file';
import type { ReadProblem } from './read-problem';
import { readHead, stopAtSize } from './open-source';
import { asResult, ReadStop } from './read-stop';

/** A million numbers with a reason each. */
const longestBytes = 64 * 1024 * 1024;

/** Reads a file that is text as a whole, in the encoding that its bytes are in. */
export function readText(path: string, limit = longestBytes): Promise<Result<string, ReadProblem>> {
  return asResult(async () => {
    const identity = await identify(path);
    stopAtSize(identity.sizeBytes, limit);
    const bytes = fileBytes(path, identity);
    const form = await guessEncoding(bytes, await readHead(bytes, undefined), undefined);
    const pieces: string[] = [];
    for await (const { text, badByte } of decodePieces(bytes, form, undefined)) {
      pieces.push(text);
      if (badByte === undefined) continue;
      const row = pieces.join('').split('\n').length;
      const params = { encoding: form.encoding, row, byte: badByte };
      throw new ReadStop({ code: 'import-bytes-unreadable', params });
    }
    return pieces.join('');
  });
}

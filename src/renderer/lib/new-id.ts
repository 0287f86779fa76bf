import { shortId } from '#shared/domain/short-id';

/** An id that nobody has had before. */
export function newId(): string {
  return shortId(Date.now(), (bytes) => {
    crypto.getRandomValues(bytes);
  });
}

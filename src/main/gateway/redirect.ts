import type { Answer } from './exchange';

/**
 * True where a redirect says that the address is an old one, not that the key is wrong: a permanent
 * move that does not lead to a login page.
 */
export function isMove({ status, headers }: Pick<Answer, 'status' | 'headers'>): boolean {
  const permanent = status === 301 || status === 308;
  return permanent && !/login|signin|auth/i.test(headers['location'] ?? '');
}

import { randomBytes } from 'node:crypto';

/**
 * Makes ids that sort in the order in which they were made: UUIDs of version 7 (RFC 9562, 5.7).
 *
 * Rows with them go to the end of an index; random ones would touch all of its pages.
 */
export function orderedIds(now: number): () => string {
  const time = now.toString(16).padStart(12, '0').slice(-12);
  const random = randomBytes(6).toString('hex');
  let count = 0;
  return () => {
    count += 1;
    const counted = count.toString(16).padStart(6, '0').slice(-6);
    const variant = (0x8000 | Number.parseInt(counted.slice(3), 16)).toString(16);
    return [time.slice(0, 8), time.slice(8), `7${counted.slice(0, 3)}`, variant, random].join('-');
  };
}

// @ts-check

/**
 * The value that a share of the samples does not exceed (nearest rank).
 * @param {readonly number[]} samples at least one
 * @param {number} share 0 to 1
 */
export function quantile(samples, share) {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return /** @type {number} */ (sorted[rank - 1]);
}

/**
 * The middle sample, or the mean of the middle two.
 * @param {readonly number[]} samples at least one
 */
export function median(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const pair = Number.isInteger(middle)
    ? sorted.slice(middle - 1, middle + 1)
    : [/** @type {number} */ (sorted[Math.floor(middle)])];
  return pair.reduce((sum, value) => sum + value, 0) / pair.length;
}

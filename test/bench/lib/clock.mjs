// @ts-check
import { performance } from 'node:perf_hooks';

/**
 * Milliseconds since the epoch with fractions, on the clock that pages of the same machine read as
 * `performance.timeOrigin + performance.now()`.
 */
export const now = () => performance.timeOrigin + performance.now();

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

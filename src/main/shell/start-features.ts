import type { Platform } from '#shared/contract/snapshot';

/**
 * The Chromium features that shorten the start: its network service on a thread of main's process
 * instead of in one of its own.
 *
 * The pages have no network, and texts go through Node: the service is asked for the system's proxies,
 * and for updates. On Linux it has no sandbox that would be given up; what is, is that main would
 * outlive it. Elsewhere it stays where it is: nobody has measured it there. See
 * `docs/decisions/0010-start.md`.
 */
export function startFeatures(platform: Platform): readonly string[] {
  return platform === 'linux' ? ['NetworkServiceInProcess2'] : [];
}

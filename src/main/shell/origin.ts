import type { WindowRole } from '#shared/contract/snapshot';

/** The scheme and host that the program's own pages, and nothing else, come from. */
export const appScheme = 'quicksend';
export const appHost = 'app';

/** The address of a window's page. */
export function pageUrl(role: WindowRole): string {
  return `${appScheme}://${appHost}/index.html?window=${role}`;
}

/** Whether an address is one of the program's own pages. */
export function isAppUrl(url: string): boolean {
  try {
    const { protocol, host, username, password } = new URL(url);
    return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
  } catch {
    return false;
  }
}

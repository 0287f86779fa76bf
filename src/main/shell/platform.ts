import type { Platform } from '#shared/contract/snapshot';

/** The desktop's kind by Node's name; other Unixes behave as Linux does. */
export function platformOf(name: string): Platform {
  return name === 'darwin' || name === 'win32' ? name : 'linux';
}

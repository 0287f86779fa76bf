import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { appError, type AppError } from '#shared/errors';

const holderSchema = v.object({
  host: v.string(),
  /** Where two users of one computer can come into one folder without a word, see {@link isElsewhere}. */
  user: v.optional(v.string()),
  token: v.string(),
});

/** Who uses a data folder. The token is new with each start of the program. */
export type FolderHolder = v.InferOutput<typeof holderSchema>;

/** This start of the program. */
export function thisHolder(now: number): FolderHolder {
  const user = process.platform === 'win32' ? { user: userInfo().username } : {};
  return { host: hostname(), ...user, token: `${String(process.pid)}-${String(now)}` };
}

/** Where it says who uses a folder. */
export function holderFile(dir: string): string {
  return join(dir, 'in-use.json');
}

/**
 * Who uses a folder, as far as its file says so; `null` where there is none, or none that makes sense.
 * Throws where it cannot be read.
 */
export function readHolder(dir: string): FolderHolder | null {
  let text: string;
  try {
    text = readFileSync(holderFile(dir), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), holderSchema), text);
  return parsed.success ? parsed.output : null;
}

/**
 * Whether a start that Electron takes for a later one meets another computer's program, or another user's.
 *
 * On Windows alone: elsewhere Electron tells them apart, and a computer may change its name while the
 * program runs, as a network gives it another.
 */
export function isElsewhere(
  { host, user }: FolderHolder,
  self: FolderHolder,
  platform: NodeJS.Platform,
): boolean {
  if (platform !== 'win32') return false;
  return host !== self.host || (user !== undefined && user !== self.user);
}

/** What to tell of a folder that another program uses. */
export function folderInUse(holder: FolderHolder | null): AppError {
  return holder === null
    ? appError('data-folder-in-use-unnamed')
    : appError('data-folder-in-use', { params: { host: holder.host } });
}

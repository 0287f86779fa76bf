import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { appError, type AppError } from '#shared/errors';

const holderSchema = v.object({ host: v.string(), token: v.string() });

/** Who uses a data folder. The token is new with each start of the program. */
export type FolderHolder = v.InferOutput<typeof holderSchema>;

/** This start of the program. */
export function thisHolder(now: number): FolderHolder {
  return { host: hostname(), token: `${String(process.pid)}-${String(now)}` };
}

/** Where it says who uses a folder. */
export function holderFile(dir: string): string {
  return join(dir, 'in-use.json');
}

/** Who uses a folder, as far as its file says so; `null` where nobody does, or that cannot be read. */
export function readHolder(dir: string): FolderHolder | null {
  try {
    const text = readFileSync(holderFile(dir), 'utf8');
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), holderSchema), text);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** What to tell of a folder that another program uses. */
export function folderInUse(holder: FolderHolder | null): AppError {
  return appError('data-folder-in-use', { params: { host: holder?.host ?? '?' } });
}

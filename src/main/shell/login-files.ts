import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LoginItemFiles } from './login-item';

/** The real file system for the start at login; a file is replaced whole or not at all. */
export const loginItemFiles: LoginItemFiles = {
  write: (path, content) => {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.new`;
    writeFileSync(draft, content);
    renameSync(draft, path);
  },
  remove: (path) => {
    rmSync(path, { force: true });
  },
};

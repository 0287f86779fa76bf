import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { LinkHandlersFiles } from './link-handlers';
import type { LoginItemFiles } from './login-item';

/**
 * The real file system for what is told to a Linux desktop in files: the start at login and who
 * opens links. A file is replaced whole or not at all; where it is a link, what it leads to is.
 */
export const desktopFiles: LoginItemFiles & LinkHandlersFiles = {
  exists: existsSync,
  read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : ''),
  write: (path, content) => {
    const target = existsSync(path) ? realpathSync(path) : path;
    mkdirSync(dirname(target), { recursive: true });
    const draft = `${target}.new`;
    try {
      writeFileSync(draft, content);
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  },
  remove: (path) => {
    rmSync(path, { force: true });
  },
};

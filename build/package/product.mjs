// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../lib/paths.mjs';

/**
 * @typedef {object} Manifest the parts of package.json that packages are made from
 * @property {string} name
 * @property {string} productName
 * @property {string} version
 * @property {string} description
 * @property {string} license
 * @property {string} homepage
 * @property {{ name: string, email: string }} author
 * @property {string} main
 * @property {string} desktopName the name of the installed `.desktop` file
 */

/** @type {Manifest} */
export const manifest = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'));

/**
 * The program's name with the desktop: Windows' AppUserModelID, the bundle's identifier on macOS,
 * and the `.desktop` file's name without its ending. `src/main/shell/identity.ts` says the same at
 * run time.
 */
export const appId = manifest.desktopName.replace(/\.desktop$/, '');

/** The command and, on Linux, the package. */
export const commandName = manifest.name;

/** The links that open the program (RFC 5724). */
export const linkScheme = 'sms';

/** The languages that the program speaks; Chromium's other texts stay out of a package. */
export const languages = ['en-US', 'de'];

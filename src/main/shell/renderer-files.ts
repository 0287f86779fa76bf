import { join } from 'node:path';
import { appHost, appScheme } from './origin';

/** A file that may be served, with its content type. */
export interface RendererFile {
  readonly path: string;
  readonly contentType: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  woff2: 'font/woff2',
};

/**
 * Which file an address of the `quicksend` scheme names, or `null` where it names none.
 *
 * Only plain names below the renderer's folder are served: segments of letters, digits, `_`, `-`
 * and `.` that do not begin with a dot, and the file types that the build makes. That leaves no room
 * for `..`, escapes, backslashes, drive letters or NUL. A query is refused but for the page's
 * `?window=quick` and `?window=desk`.
 */
export function rendererFile(url: string, rendererDir: string): RendererFile | null {
  const prefix = `${appScheme}://${appHost}/`;
  if (!url.startsWith(prefix)) return null;
  const name = url.slice(prefix.length).replace(/^(index\.html)\?window=(?:quick|desk)$/, '$1');
  if (!/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/.test(name)) return null;
  const contentType = contentTypes[name.slice(name.lastIndexOf('.') + 1)];
  return contentType === undefined
    ? null
    : { path: join(rendererDir, ...name.split('/')), contentType };
}

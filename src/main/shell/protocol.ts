import { protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron';
import { appScheme } from './origin';
import { rendererFile } from './renderer-files';

/**
 * What the program's pages may load: their own files, and nothing from anywhere else.
 * The renderer has no network of its own, so `connect-src` is empty too.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

/** Makes the scheme known to Chromium; must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * What is used of Electron's older way to serve a scheme, see {@link serveRenderer}.
 *
 * https://www.electronjs.org/docs/latest/api/protocol#protocolregisterfileprotocolscheme-handler
 */
interface SchemeServer {
  registerFileProtocol: (
    scheme: string,
    handler: (request: ProtocolRequest, respond: (response: ProtocolResponse) => void) => void,
  ) => boolean;
}

/** `net::ERR_FILE_NOT_FOUND` of Chromium's net_error_list.h. */
const refusal: ProtocolResponse = { error: -6 };

/**
 * Serves the renderer's files to a session's pages; resolves once a page has asked for its styles,
 * the last of what it starts with.
 *
 * `protocol.handle` would load Node's `fetch` with the first file and hand each file through main's
 * event loop, see `docs/decisions/0010-start.md`.
 */
export function serveRenderer(session: Session, rendererDir: string): Promise<void> {
  const server: SchemeServer = session.protocol;
  return new Promise((resolve) => {
    server.registerFileProtocol(appScheme, ({ method, url }, respond) => {
      const file = method === 'GET' ? rendererFile(url, rendererDir) : null;
      respond(
        file === null
          ? refusal
          : { path: file.path, headers: { ...headers, 'Content-Type': file.contentType } },
      );
      if (url.endsWith('.css')) resolve();
    });
  });
}

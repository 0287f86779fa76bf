import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
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
} as const;

/** Makes the scheme known to Chromium; must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the renderer's files to a session's pages. */
export function serveRenderer(session: Session, rendererDir: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const file = request.method === 'GET' ? rendererFile(request.url, rendererDir) : null;
    if (file === null) return refusal();
    try {
      const body = new Uint8Array(await readFile(file.path));
      return new Response(body, { headers: { ...headers, 'Content-Type': file.contentType } });
    } catch {
      return refusal();
    }
  });
}

function refusal(): Response {
  return new Response(null, { status: 404, headers });
}

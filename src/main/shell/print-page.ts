import { BrowserWindow, session } from 'electron';
import type { Language } from '#shared/domain/settings';
import { hardenSession, refuseOutside } from './hardening';
import { appScheme } from './origin';
import { sheetFooter, sheetMarginMm, type Footer } from './sheet-footer';

const reportUrl = `${appScheme}://report/`;
const partition = 'report';

/** A page that shows what it is made of, and neither runs nor loads anything. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const millimetresPerInch = 25.4;
const margin = sheetMarginMm / millimetresPerInch;
/** Letter where people have it: in English the page fits both. */
const paper = { en: 'Letter', de: 'A4' } as const satisfies Record<Language, string>;

/**
 * Prints a page into a PDF with page numbers, in a hidden window of its own: sandboxed, without scripts,
 * without a preload, in a session that is kept in memory and has no network.
 *
 * Rejects where `signal` is aborted.
 */
export async function printPage(
  html: string,
  { language, footer }: { readonly language: Language; readonly footer: Footer },
  signal: AbortSignal,
): Promise<Uint8Array> {
  signal.throwIfAborted();
  const own = session.fromPartition(partition);
  hardenSession(own);
  refuseOutside(own);
  // The session is kept for the next report, which is another page.
  if (own.protocol.isProtocolHandled(appScheme)) own.protocol.unhandle(appScheme);
  own.protocol.handle(appScheme, ({ url }) =>
    url === reportUrl
      ? new Response(html, {
          headers: {
            'Content-Type': 'text/html; charset=utf-8',
            'Content-Security-Policy': contentSecurityPolicy,
            'X-Content-Type-Options': 'nosniff',
          },
        })
      : new Response(null, { status: 404 }),
  );
  const window = new BrowserWindow({
    show: false,
    focusable: false,
    skipTaskbar: true,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      images: false,
      webgl: false,
      spellcheck: false,
    },
  });
  const close = (): void => {
    window.destroy();
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    await window.loadURL(reportUrl);
    return await window.webContents.printToPDF({
      pageSize: paper[language],
      printBackground: false,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: sheetFooter(footer),
      margins: { top: margin, bottom: margin, left: margin, right: margin },
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    signal.removeEventListener('abort', close);
    if (!window.isDestroyed()) close();
  }
}

/** What stands under each sheet of a report. */
export interface Footer {
  /** Cut where there is no room for it; may be empty. */
  readonly shopName: string;
  readonly period: string;
  /** With `{page}` and `{pages}` in it. */
  readonly pages: string;
}

/** On all sides of a sheet; the footer stands in it. */
export const sheetMarginMm = 15;

/** As Chromium fills it in: https://www.electronjs.org/docs/latest/api/web-contents#contentsprinttopdfoptions */
export function sheetFooter({ shopName, period, pages }: Footer): string {
  const numbered = escaped(pages)
    .replace('{page}', '<span class="pageNumber"></span>')
    .replace('{pages}', '<span class="totalPages"></span>');
  const shop = shopName === '' ? '' : `<span style="${cut}">${escaped(shopName)}</span>`;
  return `<div style="${line}">${shop}<span style="flex: none">${escaped(period)}</span>
    <span style="flex: none; margin-left: auto">${numbered}</span></div>`;
}

const line = `display: flex; gap: 5mm; box-sizing: border-box; width: 100%; padding: 0 ${String(sheetMarginMm)}mm;
  font: 7.5pt system-ui, 'Segoe UI', Arial, sans-serif; color: #555`;
const cut = 'min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

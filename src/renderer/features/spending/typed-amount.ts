const mostMicros = 10 ** 15;
const leastMicros = 10_000;

/**
 * Reads an amount as people of a language write it, in micros; `null` for what is none.
 *
 * A comma or a point before one or two last digits parts the decimals, whatever the language: both are
 * typed everywhere. Others part thousands.
 */
export function amountFrom(typed: string, language: string): number | null {
  const text = typed.trim().replaceAll(/[\s\u00a0\u202f'’]/g, '');
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const [, whole = text, decimals = ''] = /^(.*)[.,](\d{1,2})$/.exec(text) ?? [];
  const thousands = language.startsWith('de') ? '.' : ',';
  const groups = whole.split(thousands);
  const isGrouped = groups.length > 1 && groups.slice(1).every((group) => group.length === 3);
  const digits = isGrouped ? groups.join('') : whole;
  if (!/^\d+$/.test(digits)) return null;
  const micros = Number(digits) * 1_000_000 + Number(decimals.padEnd(2, '0') || '0') * 10_000;
  return Number.isSafeInteger(micros) && micros >= leastMicros && micros <= mostMicros
    ? micros
    : null;
}

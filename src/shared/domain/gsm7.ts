/** The GSM 7 bit default alphabet without its escape, 3GPP TS 23.038 section 6.2.1. */
export const gsm7Basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** The default alphabet's extension table, 3GPP TS 23.038 section 6.2.1.1: an escape and a second septet. */
export const gsm7Extension = '\f^{}\\[~]|€';

const septets = new Map<string, 1 | 2>([
  ...Array.from(gsm7Basic).map((char) => [char, 1] as const),
  ...Array.from(gsm7Extension).map((char) => [char, 2] as const),
]);

/** The septets that a character takes in GSM-7: 1, 2, or 0 where it is not in the alphabet. */
export function septetsOf(char: string): 0 | 1 | 2 {
  return septets.get(char) ?? 0;
}

/** Says whether GSM-7 holds every character of a text. */
export function isGsm7(text: string): boolean {
  for (const char of text) if (!septets.has(char)) return false;
  return true;
}

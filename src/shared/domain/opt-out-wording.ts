import type { Language } from './settings';

/**
 * The line that tells how to opt out, added to marketing by language. Plain characters of GSM-7, so
 * that it makes no text dearer than it is.
 *
 * `STOP` is the word that carriers know in every language, see
 * https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out. Quicksend cannot read answers:
 * whoever gets them on the provider's side has to record them.
 */
export const optOutWordings: Readonly<Record<Language, string>> = {
  en: 'Reply STOP to opt out.',
  de: 'Abmelden: mit STOP antworten.',
};

/** A text with the wording as its last line; one that says it already stays as it is. */
export function withOptOutWording(text: string, wording: string): string {
  const line = wording.trim();
  if (line === '' || saysHowToOptOut(text, line)) return text;
  return `${text.trimEnd()}\n${line}`;
}

/** Whether a text tells how to opt out: by the wording itself, or by the word STOP on its own in capitals. */
export function saysHowToOptOut(text: string, wording: string): boolean {
  return text.includes(wording.trim()) || /(^|[^\p{L}\p{N}])STOP($|[^\p{L}\p{N}])/u.test(text);
}

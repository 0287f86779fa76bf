/**
 * The line that tells how to opt out, by the language of the text: those that shops in Europe write in.
 * Each message of marketing has to offer that (Directive 2002/58/EC, article 13). Plain characters of
 * GSM-7, so that it makes no text dearer than it is.
 *
 * `STOP` is the word that carriers know in every language, see
 * https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out. Quicksend cannot read answers:
 * whoever gets them on the provider's side has to record them.
 */
export const optOutWordings = {
  en: 'Reply STOP to opt out.',
  de: 'Abmelden: mit STOP antworten.',
  fr: 'Pour ne plus recevoir de SMS: STOP.',
  es: 'Para darse de baja, responda STOP.',
  it: 'Per non ricevere altri SMS rispondi STOP.',
  nl: 'Afmelden: antwoord met STOP.',
  pl: 'Rezygnacja: odpisz STOP.',
  pt: 'Para cancelar, responda STOP.',
  da: 'Afmeld: svar STOP.',
  sv: 'Avsluta: svara STOP.',
  nb: 'Meld deg av: svar STOP.',
  fi: 'Peruuta: vastaa STOP.',
} as const;

export type WordedLanguage = keyof typeof optOutWordings;

/** The languages that there is a wording in. */
export const wordedLanguages = Object.keys(optOutWordings) as readonly WordedLanguage[];

/** The language of the wording for a text in `language` (BCP 47); English where there is none. */
export function wordedLanguage(language: string): WordedLanguage {
  const tag = language.toLowerCase().split('-')[0];
  // Norwegian is written in two ways, and read by all in either.
  const known = tag === 'no' || tag === 'nn' ? 'nb' : tag;
  return wordedLanguages.find((one) => one === known) ?? 'en';
}

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

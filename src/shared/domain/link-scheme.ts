// Apart from the rest of `link.ts`: the start of the program needs this and no phone numbers.

export type LinkScheme = 'sms' | 'tel';

/** The scheme that a text claims to be a link of; `null` for none that we know. Says nothing about what follows. */
export function linkSchemeOf(text: string): LinkScheme | null {
  const scheme = /^(sms|tel):/i.exec(text)?.[1]?.toLowerCase();
  return scheme === 'sms' || scheme === 'tel' ? scheme : null;
}

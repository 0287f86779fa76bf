// Apart from the rest of `link.ts`: the start of the program needs this and no phone numbers.

/** Whether a text claims to be an `sms:` link; says nothing about what follows. */
export function looksLikeSmsLink(text: string): boolean {
  return /^sms:/i.test(text);
}

import { fold, foldTranscribed, wordsOf } from '#shared/domain/folded-text';

/** A word of what was typed, and how it may be written too: `müller` as `muller` or as `mueller`. */
export type TypedWord = readonly string[];

/** Marks between the parts of one word: `O’Brien`, `Karl-Heinz`. */
const joint = /['’ʼ‘`´\-‐‑]/gu;

/** Scripts that put no space between family and given name. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u;

/**
 * What a text is found by, folded: each of its words, those with umlauts written out as well, and
 * those with an apostrophe or a hyphen in one piece as well. A word may come twice.
 *
 * Takes what it has folded before from `known`, which it fills: customers share most of their words.
 */
export function wordsToFind(
  text: string,
  known: Map<string, readonly string[]>,
): readonly string[] {
  if (isPlain(text)) return plainWords(text);
  return text.split(/\s+/).flatMap((part) => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const words = isPlain(part) ? plainWords(part) : [...new Set(allForms(part))];
    known.set(part, words);
    return words;
  });
}

/** Nothing but ASCII without joints: most texts of most customers, and quickly folded. */
function isPlain(text: string): boolean {
  return /^[\0-&(-,./-_a-~]*$/.test(text);
}

function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

function allForms(part: string): readonly string[] {
  const joined = part.replaceAll(joint, '');
  const forms = joined === part ? [part] : [part, joined];
  return forms.flatMap((form) => [...folded(form), ...transcribed(form)]);
}

/** `芳` and `王` as `王芳`: how a name is typed that has no spaces. Empty for every other. */
export function unspacedName(givenName: string, familyName: string): string {
  return unspaced.test(givenName) && unspaced.test(familyName) ? familyName + givenName : '';
}

/** The words of what was typed, each to be found as the start of a word. */
export function typedWords(text: string): readonly TypedWord[] {
  const others = transcribed(text);
  return folded(text).map((word, index) => {
    const other = others[index];
    return other === undefined || other === word ? [word] : [word, other];
  });
}

function folded(text: string): readonly string[] {
  return wordsOf(oneSigma(fold(text)));
}

function transcribed(text: string): readonly string[] {
  return wordsOf(oneSigma(foldTranscribed(text)));
}

/** The letter at the end of a word is not known before the word is typed to its end. */
function oneSigma(text: string): string {
  return text.replaceAll('ς', 'σ');
}

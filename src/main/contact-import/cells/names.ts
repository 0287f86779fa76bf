/** A person's name in its parts. */
export interface PersonName {
  readonly givenName: string;
  readonly familyName: string;
}

/** Small words that begin a family name. */
const particles = new Set(
  (
    'von van vom zu zum zur de del della di da do dos das du der den des la le les ten ter te ' +
    'af av bin ibn al el ben mac mc saint st.'
  ).split(' '),
);

/**
 * Parts a name that is written in one piece: `Ada Lovelace`, `Lovelace, Ada`, `Vincent van Gogh`.
 *
 * A single word is a given name: that is what a text will call the person by.
 */
export function splitName(full: string): PersonName {
  const text = full.replaceAll(/\s+/g, ' ').trim();
  const comma = /^([^,]+),\s*([^,]+)$/.exec(text);
  if (comma?.[1] !== undefined && comma[2] !== undefined) {
    return { givenName: comma[2].trim(), familyName: comma[1].trim() };
  }
  const words = text.split(' ');
  const firstParticle = words.findIndex(
    (word, index) => index > 0 && index < words.length - 1 && particles.has(word.toLowerCase()),
  );
  const start = firstParticle === -1 ? Math.max(1, words.length - 1) : firstParticle;
  return {
    givenName: words.slice(0, start).join(' '),
    familyName: words.slice(start).join(' '),
  };
}

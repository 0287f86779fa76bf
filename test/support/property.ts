import fc from 'fast-check';

const usualSeed = 20_251_115;

/**
 * The cases of property tests are the same in each run: what is red can be run again, and what is
 * green was so for what it says. `QUICKSEND_SEED` takes others, a whole number for the same again or
 * `random`; whoever changes what such a test is about looks at some of those.
 */
fc.configureGlobal({ seed: seedOf(process.env['QUICKSEND_SEED']) });

function seedOf(wanted: string | undefined): number {
  if (wanted === undefined) return usualSeed;
  return wanted === 'random' ? Date.now() : Number(wanted);
}

export { fc };

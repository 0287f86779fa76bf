import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finishSwap } from '../../../src/main/storage/swap';
import { print } from '../../support/print';
import { openIn } from '../storage/temp-database';
import { encryptedQuickly, opened, openWorld, saved, type World } from './backup-world';
import { fc } from '../../support/property';

const seed = 20_261_122;
const passphrase = 'seven geese in spring';
const expected = new Set([
  'backup-file-unknown',
  'backup-file-damaged',
  'backup-file-newer',
  'backup-file-unsafe',
  'backup-passphrase-wrong',
  'disk-full',
]);

interface Harm {
  readonly keep: number;
  readonly flips: readonly { readonly place: number; readonly bits: number }[];
}

/** Cut off, or bits turned anywhere, at the ends more often than not. */
const harm: fc.Arbitrary<Harm> = fc.record({
  keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  flips: fc.array(
    fc.record({
      place: fc.oneof(fc.nat({ max: 400 }), fc.nat({ max: 1_000_000 })),
      bits: fc.integer({ min: 1, max: 255 }),
    }),
    { maxLength: 5 },
  ),
});

function harmed(sound: Buffer, { keep, flips }: Harm): Buffer {
  const bytes = Buffer.from(sound.subarray(0, Math.floor(sound.length * keep)));
  for (const { place, bits } of flips) {
    if (bytes.length > 0) bytes[place % bytes.length]! ^= bits;
  }
  return bytes;
}

async function outcomeOf(world: World, path: string, secret: string | null) {
  const answer = await world.backups.open(path);
  if (!answer.ok || answer.value?.kind !== 'passphrase' || secret === null) return answer;
  return world.backups.unlock(secret);
}

test.each([
  ['plain', 300, null],
  ['encrypted', 200, passphrase],
] as const)(
  'whatever happens to a backup that is %s, it is refused or all there, and nothing here changes',
  async (_, numRuns, secret) => {
    const world = openWorld();
    const path = await saved(world);
    const whole = await opened(world, path);
    const sound = secret === null ? readFileSync(path) : await encryptedQuickly(path, secret);
    const verdicts = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(harm, async (chosen) => {
        writeFileSync(path, harmed(sound, chosen));
        const answer = await outcomeOf(world, path, secret);
        const verdict = answer.ok ? 'whole' : answer.error.code;
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
        if (answer.ok) expect(answer.value).toEqual({ kind: 'preview', preview: whole });
        else expect(expected).toContain(answer.error.code);
      }),
      { seed, numRuns },
    );
    print(`Backups harmed (seed ${String(seed)}): ${JSON.stringify([...verdicts])}`);
    expect(world.store.get('first')).not.toBeNull();
    world.close();
    expect(finishSwap(world.dir)).toBeNull();
    expect(openIn(world.dir).kind).toBe('opened');
    expect(readFileSync(join(world.dir, 'settings.json'), 'utf8')).toContain('Blumen Vogel');
  },
  120_000,
);

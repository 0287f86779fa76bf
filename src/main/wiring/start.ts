import type { Start } from './run';
import { turn } from './turn';

/**
 * Loads the program piece by piece behind its pages, and runs it.
 *
 * The quick window's page comes first: until it has its files it needs main at every step, and
 * whatever main does then holds it up. After that the two start side by side. Between two pieces
 * main answers what has come in. Measured in `docs/decisions/0010-start.md`.
 */
export async function start(parts: Start): Promise<void> {
  await parts.pages.served;
  const { openGround } = await import('./ground');
  await turn();
  const ground = await openGround();
  if (ground === null) return;
  await turn();
  const { run } = await import('./run');
  await turn();
  await run(parts, ground);
}

import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

let source: Promise<string> | undefined;

/** A rule that a page breaks, with where. */
export interface AxeViolation {
  readonly rule: string;
  readonly help: string;
  readonly targets: readonly string[];
}

/**
 * Runs axe on a page as it stands.
 *
 * Its source is evaluated over the DevTools protocol, which the page's content security policy does
 * not concern; a script tag would be refused. A page keeps it: half a megabyte is much to send and to
 * compile for each look.
 */
export async function axeViolations(page: Page): Promise<readonly AxeViolation[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await page.evaluate(await source);
  }
  // Halfway between two themes, colours are those of neither.
  // One that is cancelled is over too.
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  const results = await page.evaluate(() =>
    (globalThis as unknown as { readonly axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    }),
  );
  return results.violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    targets: nodes.map((node) => node.target.join(' ')),
  }));
}

import type { Page } from '@playwright/test';

/** The longest room has fewer places where Tab stops. */
const mostPresses = 120;

/** Presses Tab until the focus is on what carries this name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if ((await focusedName(page)).includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach “${name}”; the focus is on “${await focusedName(page)}”.`);
}

/** Goes to a button with Tab and presses it with Enter. */
export async function pressByKey(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** The names that what has the focus may go by, one a line. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const words = labelled.map((id) => document.getElementById(id)?.textContent ?? '');
    const labels = [...((element as HTMLInputElement).labels ?? [])].map(
      (label) => label.textContent,
    );
    const own = element.matches('button, a, summary, [role="tab"]') ? element.textContent : '';
    return [element.getAttribute('aria-label'), ...words, ...labels, own].join('\n');
  });
}

import { expect, type Page } from '@playwright/test';
import { axeViolations } from './axe';
import { call } from './bridge-calls';

const themes = ['light', 'dark'] as const;
const largeTextPercent = 125;
/** The other views are looked at all the same. */
const softly = expect.configure({ soft: true });

/** Looks at a view in both themes with axe, and with larger text for what is cut off. */
export async function examine(view: string, page: Page): Promise<void> {
  for (const theme of themes) {
    await call(page, 'changeSettings', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect.soft(await axeViolations(page), `${view}, ${theme}`).toEqual([]);
  }
  const setTextSize = (percent: number) =>
    page.evaluate(
      (size) => {
        document.documentElement.style.fontSize = size;
      },
      `${String(percent)}%`,
    );
  await setTextSize(largeTextPercent);
  // A popup finds its place anew in one of the next frames.
  await softly.poll(() => overflowing(page), { message: `${view} with text at 125 %` }).toEqual([]);
  await setTextSize(100);
}

/** What is wider than the window, or cuts its own words off without a way to see them. */
function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['the page'] : [];
    const buttons = [...document.querySelectorAll('button, label, h1, h2, h3')];
    const cut = buttons
      .filter((element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120));
    return [...wide, ...cut];
  });
}

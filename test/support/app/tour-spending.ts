import { expect, type Page } from '@playwright/test';
import { call } from './bridge-calls';
import type { Tour } from './tour';
import { wordsOf } from './words';

/** Walks through the spending room of an account that has sent. */
export async function tourSpending({ app, language, visit }: Tour): Promise<Page> {
  const { spending: t } = wordsOf(language);
  await call(await app.page('quick'), 'openDesk', { room: 'spending' });
  const desk = await app.page('desk');
  await expect(desk.getByRole('heading', { name: t.overTime, exact: true })).toBeVisible();
  const period = desk.getByRole('combobox', { name: t.period, exact: true });
  await period.selectOption({ label: t.periods['last-12-months'] });
  await desk.getByText(t.bucket.week, { exact: true }).click();
  await expect(desk.getByRole('radio', { name: t.bucket.week, exact: true })).toBeChecked();
  await expect(desk.locator('canvas').first()).toBeVisible();
  await visit('spending', desk);

  const by = desk.getByRole('combobox', { name: t.groupBy, exact: true });
  await by.selectOption({ label: t.by.recipient });
  const table = desk.getByRole('table', { name: t.sideBySide, exact: true });
  await expect(table.getByRole('rowheader', { name: /\+49 1573/ })).toBeVisible();
  await table.scrollIntoViewIfNeeded();
  await visit('spending-recipients', desk);

  await desk.getByText(t.asTable, { exact: true }).first().click();
  await expect(desk.getByRole('table', { name: t.overTime, exact: true })).toBeVisible();
  await desk.getByRole('button', { name: new RegExp(`^${t.setBudget}`) }).scrollIntoViewIfNeeded();
  await visit('spending-table', desk);

  await desk.getByRole('button', { name: new RegExp(`^${t.setBudget}`) }).click();
  await expect(desk.getByRole('dialog')).toBeVisible();
  await visit('spending-budget', desk);
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  return desk;
}

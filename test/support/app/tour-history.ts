import { expect, type Page } from '@playwright/test';
import { call } from './bridge-calls';
import type { Tour } from './tour';
import { wordsOf } from './words';

/** Walks through the desk's history: the list, a message, all to its number, filters, several at once. */
export async function tourHistory({ language, visit }: Tour, desk: Page): Promise<void> {
  const { settings, history: t, log, record } = wordsOf(language);
  await desk.getByRole('navigation').getByRole('button', { name: settings.desk.history }).click();
  const rows = desk.getByRole('list', { name: t.list, exact: true }).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  await visit('desk-history', desk);
  await desk.getByRole('button', { name: record.export.open, exact: true }).click();
  await expect(desk.getByRole('dialog')).toBeVisible();
  await visit('desk-history-export', desk);
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('dialog')).toHaveCount(0);

  const { messages } = await call(desk, 'listMessages', { query: '', before: null, limit: 200 });
  const index = messages.findIndex(({ state }) => state.kind === 'rejected');
  await rows.nth(index).locator('[data-row-focus]').click();
  await expect(desk.getByText(log.fact.written, { exact: true })).toBeVisible();
  await visit('desk-history-message', desk);
  await desk.getByText(log.view.conversation, { exact: true }).click();
  await expect(desk.getByRole('list', { name: log.conversation.list })).toBeVisible();
  await visit('desk-history-conversation', desk);
  await desk.getByText(log.view.message, { exact: true }).click();

  await desk.getByRole('button', { name: log.filter.title, exact: true }).click();
  await desk.getByText(log.state.accepted, { exact: true }).click();
  await expect(desk.getByRole('list', { name: log.filter.set })).toHaveCount(1);
  await visit('desk-history-filter', desk);
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: log.goTo.title, exact: true }).click();
  await visit('desk-history-date', desk);
  await desk.keyboard.press('Escape');

  const search = desk.getByRole('searchbox', { name: t.search });
  await search.fill(messages.find(({ state }) => state.kind === 'accepted')!.text.split(' ')[1]!);
  await expect(desk.locator('mark').first()).toBeVisible();
  await rows.first().getByRole('checkbox').click();
  await visit('desk-history-found', desk);
  await rows.first().getByRole('button').press('Delete');
  await expect(desk.getByRole('alertdialog')).toBeVisible();
  await visit('desk-history-delete', desk);
  await desk.keyboard.press('Escape');
  await search.fill('zzzz');
  await expect(desk.getByText(t.notFound)).toBeVisible();
  await visit('desk-history-nothing', desk);
  await search.fill('');
  await desk.getByRole('list', { name: log.filter.set }).getByRole('button').click();
  await expect(rows.nth(3)).toBeVisible();
}

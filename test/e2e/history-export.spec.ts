import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { axeViolations } from '../support/app/axe';
import { call, send, startPractice } from '../support/app/bridge-calls';
import { answerFileDialogs } from '../support/app/file-dialogs';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let desk: Page;
let folder: string;

const dialog = () => desk.getByRole('dialog', { name: 'Export messages' });

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'quicksend-export-'));
  const quick = await app().page('quick');
  await startPractice(quick);
  await send(quick, { e164: '+12025550110', name: 'Rosalind Bloom' }, 'Your tulips are ready');
  await call(quick, 'openDesk', { room: 'history' });
  desk = await app().page('desk');
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test.beforeEach(async () => {
  await call(desk, 'openDesk', { room: 'history' });
  await desk.getByRole('button', { name: 'Export…' }).click();
});

async function exportTo(name: string, format: string): Promise<Buffer> {
  const file = path.join(folder, name);
  await answerFileDialogs(app(), { save: file });
  await dialog().locator('label').filter({ hasText: format }).click();
  await dialog().getByRole('button', { name: 'Choose where…' }).click();
  await expect(dialog().getByText(file)).toBeVisible({ timeout: 30_000 });
  await dialog().getByRole('button', { name: 'Close' }).click();
  expect((await readdir(folder)).filter((entry) => entry.endsWith('.part'))).toEqual([]);
  return readFile(file);
}

test('the history is written as a table', async () => {
  await expect(dialog().getByText('1 message', { exact: true })).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);
  const csv = await exportTo('history.csv', 'CSV');
  expect(csv.toString('utf8')).toContain(',Rosalind Bloom,');
  expect(csv.toString('utf8')).toContain(',Your tulips are ready,');
});

test('the history is written as lines of JSON', async () => {
  const lines = (await exportTo('history.jsonl', 'JSON Lines')).toString('utf8').trimEnd();
  expect(JSON.parse(lines)).toMatchObject({ text: 'Your tulips are ready', practice: true });
});

test('the history is printed into a PDF, and no window is left of it', async () => {
  const pdf = await exportTo('history.pdf', 'Report (PDF)');
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const windows = await app().electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  );
  expect(windows).toBe(2);
});

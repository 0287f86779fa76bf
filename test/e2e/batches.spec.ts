import { expect, test, type Page } from '@playwright/test';
import { languages } from '../../src/shared/domain/settings';
import { call, history, startPractice } from '../support/app/bridge-calls';
import { pressByKey, tabTo } from '../support/app/by-keyboard';
import { examine } from '../support/app/examine';
import { launchApp } from '../support/app/launch';
import { sharedApp } from '../support/app/shared-app';
import { goingInSample, prepareBatch, tourBatch } from '../support/app/tour-batches';

for (const language of languages) {
  test(`a tag becomes a batch, which goes to everybody but who opted out (${language})`, async () => {
    const app = await launchApp({ args: ['--hidden'] });
    const quick = await app.page('quick');
    await startPractice(quick);
    await call(quick, 'changeSettings', { language });
    await prepareBatch(quick, language);
    await tourBatch({ app, language, visit: examine });

    const messages = await history(quick);
    expect(messages.map(({ state }) => state.kind)).toEqual(
      Array.from({ length: goingInSample }, () => 'accepted'),
    );
    expect(messages.map(({ recipient }) => recipient)).not.toContain('+12025550106');
    expect(messages.every(({ text }) => !text.includes('{{'))).toBe(true);
    await app.close();
  });
}

test.describe('a batch that is under way', () => {
  const app = sharedApp(() => ({ args: ['--hidden'] }));
  let quick: Page;
  let desk: Page;

  test.beforeAll(async () => {
    quick = await app().page('quick');
    await startPractice(quick);
    await call(quick, 'changeSettings', { defaultCountry: 'US' });
    await call(quick, 'openDesk', { room: 'batches' });
    desk = await app().page('desk');
  });

  const press = (name: string | RegExp) => desk.getByRole('button', { name, exact: true }).click();
  const count = (name: RegExp) =>
    desk.getByRole('group', { name: 'Messages by state' }).getByRole('button', { name });

  /** Pastes numbers, writes a text and sends it; more than the pace lets go at once. */
  async function sendTo(total: number, text: string): Promise<void> {
    const numbers = Array.from({ length: total }, (_, nth) => `+1415555${String(2_000 + nth)}`);
    await press('New batch');
    await desk.getByRole('radio', { name: 'Numbers I paste' }).press('Space');
    await desk.getByRole('textbox', { name: 'Numbers' }).fill(numbers.join('\n'));
    await press('Go on to the text');
    await desk.getByRole('radio', { name: 'Everyday' }).press('Space');
    await desk.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
    await press('Go on to the review');
    await press(`Send ${String(total)} messages as practice`);
    await desk
      .getByRole('alertdialog')
      .getByRole('button', { name: `Send ${String(total)} messages as practice` })
      .click();
    await expect(desk.getByRole('heading', { name: 'Sending' })).toBeVisible();
  }

  test('is prepared, sent and left from the keyboard alone', async () => {
    await prepareBatch(quick, 'en');
    const { keyboard } = desk;
    const heading = (name: string) => desk.getByRole('heading', { name, exact: true });
    await pressByKey(desk, 'New batch');
    await expect(heading('Whom is it for?')).toBeVisible();
    await tabTo(desk, 'Contacts with a tag');
    await keyboard.press('Space');
    await tabTo(desk, 'Tag');
    await keyboard.type('Order in');
    const listed = desk.getByRole('list', { name: 'Recipients', exact: true });
    await expect(listed.getByRole('listitem')).toHaveCount(goingInSample + 1);

    await pressByKey(desk, 'Go on to the text');
    await expect(heading('What does it say?')).toBeFocused();
    await tabTo(desk, 'Everyday');
    await keyboard.press('Space');
    await tabTo(desk, 'Text');
    await keyboard.type('Hi {{first_name|there}}, your order is in.');
    await expect(desk.getByText('Hi Adam, your order is in.')).toBeVisible();

    await pressByKey(desk, 'Go on to the review');
    await expect(heading('Look at it once more')).toBeFocused();
    await expect(desk.getByText('5 messages go out')).toBeVisible();
    await pressByKey(desk, 'Show');
    const dialog = desk.getByRole('dialog');
    await expect(dialog.getByText('Otto Nein')).toBeVisible();
    // It takes the focus a moment after it is seen: keys go to the page until then.
    await expect
      .poll(() => dialog.evaluate((element) => element.contains(document.activeElement)))
      .toBe(true);
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);

    await pressByKey(desk, 'Send 5 messages as practice');
    await expect(desk.getByRole('alertdialog')).toBeVisible();
    await pressByKey(desk, 'Send 5 messages as practice');
    await expect(heading('Done')).toBeVisible({ timeout: 25_000 });
    await pressByKey(desk, 'All batches');
    await expect(heading('Batches')).toBeFocused();
  });

  test('stands still after Pause, and goes on after Resume', async () => {
    await sendTo(24, 'Pause and resume');
    await press('Pause');
    await expect(desk.getByRole('heading', { name: 'Paused by you' })).toBeVisible();
    const { batches } = await call(quick, 'listBatches', { before: null, limit: 1 });
    const [paused] = batches;
    if (paused === undefined) throw new Error('There is no batch');
    expect(paused.state.kind).toBe('paused');
    expect(paused.counts.queued).toBeGreaterThan(0);
    await press(/^Resume/);
    await expect(desk.getByRole('heading', { name: 'Done', exact: true })).toBeVisible({
      timeout: 25_000,
    });
    await expect(count(/accepted/)).toHaveText('24 accepted');
    await press('All batches');
  });

  test('sends nothing more once the rest is cancelled', async () => {
    await sendTo(60, 'Cancel the rest');
    await press('Cancel the rest…');
    const question = desk.getByRole('alertdialog');
    await question.getByRole('button', { name: /^Cancel \d+ messages$/ }).click();
    await expect(desk.getByRole('heading', { name: 'Called off' })).toBeVisible();
    await expect(count(/waiting/)).toHaveCount(0);
    await expect(count(/being sent/)).toHaveCount(0);
    const { batches } = await call(quick, 'listBatches', { before: null, limit: 1 });
    const counts = batches[0]?.counts;
    expect(counts?.cancelled).toBeGreaterThan(0);
    expect((counts?.cancelled ?? 0) + (counts?.accepted ?? 0)).toBe(60);
    await press('All batches');
  });

  test('keeps what was typed of a draft when the window closes', async () => {
    await press('New batch');
    await desk.getByRole('radio', { name: 'Numbers I paste' }).press('Space');
    await desk.getByRole('textbox', { name: 'Numbers' }).fill('+14155552001\n+14155552002');
    await press('Go on to the text');
    await desk.getByRole('textbox', { name: 'Text', exact: true }).fill('Half a senten');
    const closed = desk.waitForEvent('close');
    await app().electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (window.webContents.getURL().includes('window=desk')) window.close();
      }
    });
    await closed;
    await call(quick, 'openDesk', { room: 'batches' });
    desk = await app().page('desk');
    await press(/^2 pasted numbers/);
    await expect(desk.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(
      'Half a senten',
    );
  });
});

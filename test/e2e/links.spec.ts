import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { call, startPractice } from '../support/app/bridge-calls';
import { pressKeys } from '../support/app/desktop-keys';
import { launchApp } from '../support/app/launch';
import { freshProfile } from '../support/app/profile';
import { compose, emptyCompose, write } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let page: Page;

const history = () => call(page, 'listMessages', { query: '', before: null, limit: 50 });
const shown = () => expect.poll(() => app().isFocused('quick')).toBe(true);

/** Hides the window as a user does, with nothing of the last test in it. */
async function leave(): Promise<void> {
  await emptyCompose(page);
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  // In one go: a press on one that is just going would wait for it.
  await dismiss.evaluateAll((buttons: HTMLElement[]) => {
    for (const button of buttons) button.click();
  });
  await expect(dismiss).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => app().isVisible('quick')).toBe(false);
}

/** Gives the program a link as macOS does, and as a browser does that hands over more than a command line holds. */
async function openUrl(link: string): Promise<void> {
  await app().electron.evaluate(({ app: electron }, url) => {
    electron.emit('open-url', { preventDefault: () => undefined }, url);
  }, link);
}

test.beforeAll(async () => {
  page = await app().page('quick');
  await startPractice(page);
});

test.describe('an sms: link', () => {
  test.afterEach(leave);

  for (const [habit, link] of [
    ['as RFC 5724 writes it', 'sms:+12025550102,+12025550103?body=Table%20for%20two%0D%0Aat%208'],
    ['as iOS once wanted it', 'sms:+12025550102,+12025550103&body=Table%20for%20two%0Aat%208'],
    [
      'with escapes all over',
      'SMS:%2B12025550102%2C(202)%20555-0103?BODY=Table%20for%20two%0Aat%208',
    ],
  ] as const) {
    test(`${habit} fills Compose and sends nothing`, async () => {
      expect(await app().startAgain(link)).toBe(0);
      await shown();
      await expect(compose(page).message).toHaveValue('Table for two\nat 8');
      await expect(compose(page).chips).toHaveText([/\+1 202 555 0102/, /\+1 202 555 0103/]);
      expect((await history()).messages).toEqual([]);
    });
  }

  test('after -- is a link and no switch', async () => {
    expect(await app().startAgain('--', 'sms:+12025550102?body=--quit')).toBe(0);
    await shown();
    await expect(compose(page).message).toHaveValue('--quit');
  });

  test('puts aside what is being written, which comes back whole', async () => {
    await call(page, 'compose', { recipients: [], text: null });
    await shown();
    await write(page, '+1 202 555 0104', 'Half a thought');
    expect(await app().startAgain('sms:+12025550105')).toBe(0);
    await expect(compose(page).chips).toHaveText([/\+1 202 555 0105/]);
    await expect(compose(page).message).toHaveValue('');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect(compose(page).chips).toHaveText([/\+1 202 555 0104/]);
    await expect(compose(page).message).toHaveValue('Half a thought');
  });

  test('that cannot be read says so and leaves what is being written', async () => {
    await call(page, 'compose', { recipients: [], text: null });
    await shown();
    await write(page, '+1 202 555 0104', 'Half a thought');
    expect(await app().startAgain('sms:+12025550105?body=%E0%A4%A')).toBe(0);
    await expect(page.getByText('The link cannot be read as a text message.')).toBeVisible();
    await expect(compose(page).message).toHaveValue('Half a thought');
    await openUrl(`sms:+12025550105?body=${'x'.repeat(1_000_000)}`);
    await expect(page.getByText('The link is too long to be read.')).toBeVisible();
    await expect(compose(page).message).toHaveValue('Half a thought');
    await expect(compose(page).chips).toHaveText([/\+1 202 555 0104/]);
  });

  test('with NULs, control characters and script in it brings their harmless rest as text', async () => {
    const body = '%00%07%1B[31m<script>document.title="gone"</script><img src=x onerror=alert(1)>';
    await openUrl(`sms:+12025550102?body=${body}`);
    await shown();
    await expect(compose(page).message).toHaveValue(
      '[31m<script>document.title="gone"</script><img src=x onerror=alert(1)>',
    );
    expect(await page.title()).not.toBe('gone');
  });
});

test.describe('a tel: link', () => {
  test.afterEach(leave);

  test('is not opened unless the user wants that, and says how to', async () => {
    expect(await app().startAgain('tel:+1-202-555-0106')).toBe(0);
    await expect(page.getByText('Quicksend opens none')).toBeVisible();
    await expect(compose(page).chips).toHaveCount(0);
  });
});

test('tel: links open a text once the user has switched them on, which the desktop is told', async () => {
  const profile = await freshProfile();
  const dataHome = join(profile.dataDir, 'share');
  await mkdir(join(dataHome, 'applications'), { recursive: true });
  await writeFile(join(dataHome, 'applications', 'com.quicksend.Quicksend.desktop'), '');
  const env = { ...process.env, XDG_DATA_HOME: dataHome };
  const other = await launchApp({ args: ['--hidden'], profile, env });
  const quick = await other.page('quick');
  await startPractice(quick);
  await call(quick, 'openDesk', { room: 'settings' });
  const desk = await other.page('desk');
  const tel = desk.getByRole('switch', { name: 'Open links to phone numbers' });
  const associations = () =>
    readFile(join(other.env['XDG_CONFIG_HOME']!, 'mimeapps.list'), 'utf8').catch(() => '');
  await tel.press('Space');
  await expect.poll(associations).toContain('x-scheme-handler/tel=com.quicksend.Quicksend.desktop');
  expect(await other.startAgain('tel:+1-202-555-0106')).toBe(0);
  await expect(compose(quick).chips).toHaveText([/\+1 202 555 0106/]);
  await tel.press('Space');
  await expect.poll(associations).not.toContain('com.quicksend.Quicksend.desktop');
  await other.close();
  await profile.remove();
});

test.describe('a second start', () => {
  test.afterEach(leave);

  test('with --compose opens Compose, also from another tab, and keeps what is there', async () => {
    expect(await app().startAgain('--compose')).toBe(0);
    await shown();
    await compose(page).message.fill('Kept');
    await page.getByRole('tab', { name: 'History' }).click();
    expect(await app().startAgain('--compose')).toBe(0);
    await expect(compose(page).message).toHaveValue('Kept');
    await expect.poll(() => app().isFocused('quick')).toBe(true);
  });

  test('with 10,000 arguments does what one of them asks for', async () => {
    const many = Array.from({ length: 9_990 }, (_, index) => `--nothing-${String(index)}`);
    expect(await app().startAgain(...many, 'sms:+12025550107')).toBe(0);
    await expect(compose(page).chips).toHaveText([/\+1 202 555 0107/]);
  });

  test('with a link longer than Chromium hands over does not end the program that runs', async () => {
    expect(await app().startAgain(`sms:+12025550107?body=${'x'.repeat(100_000)}`)).toBe(0);
    await expect(page.getByText('The link is too long to be read.')).toBeVisible();
  });
});

test.describe('a number in the clipboard', () => {
  test.afterEach(leave);

  const copy = (text: string) =>
    app().electron.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  const add = () => page.getByRole('button', { name: 'Add to To' });
  const press = () => pressKeys('ctrl+shift+m', app().env);

  test('is offered by the shortcut, with the caret where it was, and taken by a press', async () => {
    await copy('(202) 555-0108');
    await press();
    await shown();
    await expect(page.getByText('From the clipboard: +1 202 555 0108')).toBeVisible();
    await expect(compose(page).to).toBeFocused();
    await expect(compose(page).chips).toHaveCount(0);
    await add().click();
    await expect(compose(page).chips).toHaveText([/\+1 202 555 0108/]);
    await expect(compose(page).message).toBeFocused();
  });

  test('is not offered again once it was taken, until another is copied', async () => {
    expect(await app().startAgain('--toggle')).toBe(0);
    await shown();
    await call(page, 'getSnapshot', {});
    await expect(add()).toHaveCount(0);
    await copy('+1 202 555 0109');
    await page.keyboard.press('Escape');
    await expect.poll(() => app().isVisible('quick')).toBe(false);
    expect(await app().startAgain('--toggle')).toBe(0);
    await expect(page.getByText('From the clipboard: +1 202 555 0109')).toBeVisible();
    await expect(page.getByText('+1 202 555 0108')).toHaveCount(0);
  });

  test('is not looked for where the user has switched that off, and never written into the log', async () => {
    await call(page, 'changeSettings', { offerClipboard: false, debugLog: true });
    await copy('+1 202 555 0110');
    await press();
    await shown();
    await expect(compose(page).to).toBeFocused();
    await call(page, 'getSnapshot', {});
    await expect(add()).toHaveCount(0);
    const log = [...(await app().profile.files())].find(([path]) => path.endsWith('quicksend.log'));
    expect(log?.[1].toString()).not.toMatch(/555.?01(08|09|10)/);
  });
});

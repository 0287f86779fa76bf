import { expect, test, type Page } from '@playwright/test';
import { call, startPractice } from '../support/app/bridge-calls';
import { launchApp, type RunningApp } from '../support/app/launch';
import { freshProfile, type Profile } from '../support/app/profile';
import { compose, showQuick, write } from '../support/app/quick-page';

let profile: Profile;
let app: RunningApp;

const text = 'Dear Mrs Bloom, your tulips';

async function writeDraft(page: Page): Promise<void> {
  const { to, message } = compose(page);
  await write(page, '+1 202 555 0106', text);
  await to.fill('Ros');
  await message.focus();
  await page.keyboard.press('Home');
  for (const _ of 'Dear ') await page.keyboard.press('ArrowRight');
}

/** The caret stands where it stood: what is typed now lands behind “Dear ”. */
async function expectDraft(page: Page): Promise<void> {
  const { to, message, chips } = compose(page);
  await expect(chips).toHaveCount(1);
  await expect(to).toHaveValue('Ros');
  await expect(message).toHaveValue(text);
  await message.focus();
  await page.keyboard.type('old ');
  await expect(message).toHaveValue(text.replace('Dear ', 'Dear old '));
}

test.beforeEach(async () => {
  profile = await freshProfile();
  app = await launchApp({ profile, args: ['--hidden'] });
  await startPractice(await app.page('quick'));
});

test.afterEach(async () => {
  await app.close();
  await profile.remove();
});

test('a draft is there again with its caret after the window was hidden', async () => {
  const page = await showQuick(app);
  await writeDraft(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => app.isVisible('quick')).toBe(false);
  await showQuick(app);
  await expectDraft(page);
});

test('a draft is there again after the program was quit amid typing', async () => {
  await writeDraft(await showQuick(app));
  await app.close();
  app = await launchApp({ profile, args: ['--hidden'] });
  await expectDraft(await showQuick(app));
});

test('a draft is there again after the program was killed', async () => {
  const page = await showQuick(app);
  await writeDraft(page);
  const saved = async () => {
    const { selectionStart, recipientInput } = await call(page, 'loadDraft', {});
    return { selectionStart, recipientInput };
  };
  await expect.poll(saved).toEqual({ selectionStart: 5, recipientInput: 'Ros' });
  await app.kill();
  app = await launchApp({ profile, args: ['--hidden'] });
  await expectDraft(await showQuick(app));
});

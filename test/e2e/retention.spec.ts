import { expect, test, type Page } from '@playwright/test';
import { languages } from '../../src/shared/domain/settings';
import { axeViolations } from '../support/app/axe';
import { call, history } from '../support/app/bridge-calls';
import { launchApp, type RunningApp } from '../support/app/launch';
import { oldTexts, writeOldTexts } from '../support/app/old-texts';
import { freshProfile, type Profile } from '../support/app/profile';
import { wordsOf } from '../support/app/words';

let profile: Profile;
let app: RunningApp;

test.afterEach(async () => {
  await app.close();
  await profile.remove();
});

/** What the history has of each message, the newest first. */
async function kept(page: Page) {
  return (await history(page)).map(({ id, text, recipient, state }) => {
    const cost = state.kind === 'accepted' ? state.receipt.cost : null;
    return { id, text, recipient, cost };
  });
}

for (const language of languages) {
  test(`old texts go once the user has seen how many, and costs stay (${language})`, async () => {
    profile = await freshProfile();
    writeOldTexts(profile.dataDir);
    app = await launchApp({ profile, args: ['--hidden'] });
    const quick = await app.page('quick');
    await call(quick, 'startPractice', {});
    await call(quick, 'changeSettings', { language });
    await call(quick, 'openDesk', { room: 'settings' });
    const desk = await app.page('desk');
    const { common, record } = wordsOf(language);
    const words = record.settings;
    const before = await kept(desk);

    const choose = async (option: string): Promise<void> => {
      await desk.getByRole('combobox', { name: words.keep }).selectOption({ label: option });
    };
    const twelve = words.months_other.replace('{{count}}', '12');
    const dialog = desk.getByRole('dialog', { name: words.confirmTitle });

    await choose(twelve);
    await expect(dialog.getByText(words.stays)).toBeVisible();
    await expect(dialog.getByText(new RegExp(`^${String(oldTexts)} `))).toBeVisible();
    expect(await axeViolations(desk)).toEqual([]);
    await dialog.getByRole('button', { name: common.cancel }).click();
    await expect(dialog).toBeHidden();
    expect(await kept(desk)).toEqual(before);

    await choose(twelve);
    await dialog.getByRole('button', { name: words.confirm, exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect
      .poll(async () => (await kept(desk)).map(({ text }) => text))
      .toEqual(before.map(({ text }) => (text.startsWith('Old') ? '' : text)));
    const after = await kept(desk);
    const withoutTexts = (all: typeof before) => all.map((one) => ({ ...one, text: '' }));
    expect(withoutTexts(after)).toEqual(withoutTexts(before));

    await choose(words.forever);
    await expect
      .poll(async () => (await call(desk, 'getSnapshot', {})).settings.textMonths)
      .toBeNull();
  });
}

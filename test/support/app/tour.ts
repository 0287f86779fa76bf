import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { AccountView } from '../../../src/shared/domain/account';
import { contactName, everyone } from '../../../src/shared/domain/contact';
import type { Language } from '../../../src/shared/domain/settings';

import { call, send } from './bridge-calls';
import { answerFileDialogs } from './file-dialogs';
import type { RunningApp } from './launch';
import { saveContacts, readableNumber } from './sample-profile';
import { sampleShops, type SampleShop } from './sample-shop';
import { tourHistory } from './tour-history';
import { tourLater } from './tour-later';
import { tourTemplates } from './tour-templates';
import { wordsOf } from './words';

/** Called at each view of a tour, with the view's name and the page that shows it. */
export type Visit = (view: string, page: Page) => Promise<void>;

export interface Tour {
  readonly app: RunningApp;
  readonly language: Language;
  readonly visit: Visit;
}

/**
 * Walks through onboarding on a fresh profile: the first page, a key that is refused, the sender,
 * and the end. `refuse` makes the provider refuse every key, or take them again.
 */
export async function tourOnboarding(
  { app, language, visit }: Tour,
  provider: { readonly baseUrl: string; readonly refuse: (on: boolean) => void },
): Promise<AccountView> {
  const { onboarding: t } = wordsOf(language);
  const shop = sampleShops[language];
  const desk = await app.page('desk');
  await call(desk, 'changeSettings', { language, defaultCountry: shop.country });
  await expect(desk.getByRole('heading', { name: t.welcome.title })).toBeVisible();
  await visit('onboarding', desk);

  await desk.getByRole('combobox', { name: t.provider }).selectOption('white-label');
  await desk.getByRole('textbox', { name: t.baseUrl }).fill(provider.baseUrl);
  await desk.getByRole('textbox', { name: t.apiKey }).fill('4711|a-key-that-is-not-known');
  provider.refuse(true);
  const connect = desk.getByRole('button', { name: t.connect, exact: true });
  await connect.click();
  await expect(desk.getByRole('textbox', { name: t.apiKey })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await visit('onboarding-refused', desk);

  provider.refuse(false);
  await desk.getByRole('textbox', { name: t.apiKey }).fill('4711|a-key-that-is-known');
  await connect.click();
  await expect(desk.getByRole('combobox', { name: t.sender })).toBeVisible();
  await desk.getByRole('textbox', { name: t.label }).fill(shop.account);
  await visit('onboarding-sender', desk);

  await desk.getByRole('button', { name: t.finish }).click();
  await expect(desk.getByRole('heading', { name: t.done.title })).toBeVisible();
  await visit('onboarding-done', desk);
  return (await call(desk, 'getSnapshot', {})).accounts[0]!;
}

/** Walks through the quick window of a shop that has an account. */
export async function tourQuickWindow({ app, language, visit }: Tour): Promise<void> {
  const { compose: t, contacts: c, common, history: h } = wordsOf(language);
  const shop = sampleShops[language];
  const { draft } = shop;
  const page = await app.page('quick');
  const open = (tab: keyof typeof common.tab) =>
    page.getByRole('tab', { name: common.tab[tab] }).click();
  const to = page.getByRole('combobox', { name: t.to, exact: true });
  const message = page.getByRole('textbox', { name: t.message, exact: true });

  await call(page, 'compose', { recipients: [], text: null });
  await expect.poll(() => app.isFocused('quick')).toBe(true);
  await visit('compose-empty', page);
  await page.keyboard.press('Escape');
  await expect.poll(() => app.isVisible('quick')).toBe(false);
  await app.electron.evaluate(
    ({ clipboard }, number) => clipboard.writeText(number),
    shop.contacts[0]!.phone,
  );
  expect(await app.startAgain('--toggle')).toBe(0);
  await expect(page.getByRole('button', { name: t.takeOffer })).toBeVisible();
  await visit('compose-offer', page);
  await page.getByRole('button', { name: common.dismiss, exact: true }).click();
  await open('contacts');
  await expect(page.getByText(c.emptyHint)).toBeVisible();
  await visit('contacts-empty', page);

  await saveContacts(page, shop);
  await expect(page.getByRole('listitem')).toHaveCount(shop.contacts.length);
  await visit('contacts', page);
  await page.getByRole('button', { name: c.add }).click();
  await page.getByRole('textbox', { name: c.givenName, exact: true }).fill('Rosa');
  await page.getByRole('textbox', { name: c.number, exact: true }).fill('12');
  await page.getByRole('dialog').getByRole('button', { name: common.save }).click();
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
  await visit('contact-dialog', page);
  await page.getByRole('button', { name: common.cancel }).click();
  await page.getByRole('button', { name: c.discard, exact: true }).click();

  await learnPrice(page, shop);
  await open('compose');
  await to.click();
  await to.pressSequentially(draft.letters);
  await expect(page.getByRole('option').first()).toBeVisible();
  await visit('compose-suggestions', page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await message.fill(draft.text);
  await expect(page.getByText(/0[.,]065/)).toBeVisible();
  await visit('compose', page);
  await page.getByRole('button', { name: t.later.open, exact: true }).click();
  const later = page.getByRole('dialog', { name: t.later.title });
  await later.getByLabel(t.later.clock).selectOption({ label: t.later.recipient });
  const preview = later.getByRole('list', { name: t.later.preview });
  const guess = t.later.guess[language === 'de' ? 'country' : 'area-code'];
  await expect(preview.getByRole('listitem')).toContainText(guess);
  await visit('compose-later', page);
  await later.getByRole('button', { name: common.cancel }).click();
  await message.fill(draft.costly);
  await visit('compose-costly', page);

  await call(page, 'changeSettings', { undoSeconds: 30, hideAfterSending: false });
  await message.fill(draft.second);
  await message.press('Control+Enter');
  const undo = page.getByRole('button', { name: common.undo });
  await expect(undo).toBeVisible();
  await visit('compose-undo', page);
  await undo.click();
  await call(page, 'changeSettings', { undoSeconds: 0 });
  await message.press('Control+Enter');
  await expect(message).toHaveValue('');
  await expect(page.getByText(/0[.,]065/).first()).toBeVisible();
  await visit('compose-accepted', page);

  await to.fill(readableNumber(shop, draft.contact));
  await to.press('Enter');
  await message.fill(draft.second);
  await message.press('Control+Enter');
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await visit('compose-duplicate', page);
  await question.getByRole('button', { name: common.cancel }).click();

  await open('history');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await visit('history', page);
  await page.getByRole('button', { name: h.action.itArrived }).first().scrollIntoViewIfNeeded();
  await visit('history-unknown', page);
}

/** Walks through the desk window's rooms. */
export async function tourDesk({ app, language, visit }: Tour): Promise<void> {
  const { settings: t, keeping } = wordsOf(language);
  const quick = await app.page('quick');
  await call(quick, 'changeSettings', { undoSeconds: 5, hideAfterSending: true });
  await call(quick, 'openDesk', { room: 'contacts' });
  const desk = await app.page('desk');
  const room = (name: string) => desk.getByRole('navigation').getByRole('button', { name }).click();
  await tourContacts({ app, language, visit }, desk);
  await tourHistory({ app, language, visit }, desk);
  await tourTemplates({ app, language, visit }, desk);
  await tourLater({ app, language, visit }, desk);
  await room(t.desk.settings);
  await expect(desk.getByRole('heading', { name: t.shortcut.title, exact: true })).toBeVisible();
  await visit('settings', desk);
  await desk.getByRole('button', { name: keeping.backup.restore }).scrollIntoViewIfNeeded();
  await visit('settings-backup', desk);
  const file = join(app.profile.dataDir, 'shop.quicksend');
  await answerFileDialogs(app, { save: file, open: file });
  await call(desk, 'saveBackup', { passphrase: null });
  await desk.getByRole('button', { name: keeping.backup.restore }).click();
  await expect(desk.getByText(keeping.preview.what)).toBeVisible();
  await visit('settings-restore', desk);
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await desk.getByRole('button', { name: keeping.support.show }).scrollIntoViewIfNeeded();
  await visit('settings-end', desk);
  await desk.getByRole('button', { name: t.shortcut.change }).click();
  await desk.getByRole('button', { name: t.shortcut.recording }).scrollIntoViewIfNeeded();
  await visit('settings-shortcut', desk);
  await desk.keyboard.press('Escape');
}

/** Walks through the contacts: the list, a page, unsaved changes, several at once, the opt-outs. */
async function tourContacts({ language, visit }: Tour, desk: Page): Promise<void> {
  const { contacts: t, common } = wordsOf(language);
  const { contacts } = await call(desk, 'listContacts', { query: everyone, limit: 9, offset: 0 });
  const ids = contacts.slice(0, 3).map(({ id }) => id);
  await call(desk, 'changeTags', { selection: { kind: 'ids', ids }, add: ['VIP'], remove: [] });
  await call(desk, 'addField', { name: 'Instagram', kind: 'text' });
  await call(desk, 'addOptOut', { typed: contacts.at(-1)!.numbers[0]!.e164, how: '' });
  const rows = desk.getByRole('list', { name: t.list, exact: true }).getByRole('listitem');
  const group = (name: string) =>
    desk.getByRole('listbox', { name: t.groups.title }).getByRole('option', { name });
  await expect(group('VIP')).toBeVisible();
  await visit('desk-contacts', desk);

  await rows.nth(1).getByRole('button').click();
  const company = desk.getByRole('textbox', { name: t.company, exact: true });
  await expect(company).toBeVisible();
  await visit('desk-contact', desk);
  await company.fill('Bloom & Hart');
  await desk.getByRole('textbox', { name: t.email, exact: true }).fill('bloom');
  await desk.getByRole('button', { name: common.save, exact: true }).click();
  await expect(desk.getByText(t.problem.email)).toBeVisible();
  await visit('desk-contact-wrong', desk);
  await desk.getByRole('button', { name: t.discard, exact: true }).click();
  const more = t.more.replace('{{name}}', contactName(contacts[1]!));
  await desk.getByRole('button', { name: more, exact: true }).click();
  await desk.getByRole('menuitem', { name: t.merge.action }).click();
  const merging = desk.getByRole('dialog');
  await merging.getByRole('option').first().click();
  await expect(merging.getByRole('region', { name: t.merge.preview })).toBeVisible();
  await visit('desk-contact-merge', desk);
  await merging.getByRole('button', { name: common.cancel }).click();

  await rows.nth(0).getByRole('checkbox').click();
  await rows.nth(2).getByRole('checkbox').click();
  await visit('desk-contacts-selected', desk);
  await desk.getByRole('button', { name: t.room.tickNone }).click();
  await group(t.groups.optOuts).click();
  await expect(desk.getByRole('list', { name: t.groups.optOuts })).toBeVisible();
  await visit('desk-opt-outs', desk);
  await group(t.groups.all).click();
}

/** A message that is accepted, so that the price of a segment to the shop's country is known. */
async function learnPrice(page: Page, shop: SampleShop): Promise<void> {
  const { contact } = shop.draft;
  const e164 = readableNumber(shop, contact).replaceAll(/[^+\d]/g, '');
  const name = shop.contacts[contact]!.name;
  await send(page, { e164, name }, shop.messages.at(-1)!.text.split('.')[0]!);
  const { accounts } = await call(page, 'getSnapshot', {});
  await expect
    .poll(() => call(page, 'listPrices', { accountId: accounts[0]!.id }))
    .not.toHaveLength(0);
}

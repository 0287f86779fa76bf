import { once } from 'node:events';
import { expect, test, type Page } from '@playwright/test';
import { call, startPractice } from '../support/app/bridge-calls';
import { launchApp, type RunningApp } from '../support/app/launch';
import { freshProfile, type Profile } from '../support/app/profile';
import { aContactInput } from '../support/contact-input';

let profile: Profile;
let app: RunningApp;
let desk: Page;

test.beforeEach(async () => {
  profile = await freshProfile();
  app = await launchApp({ profile, args: ['--hidden'] });
  const quick = await app.page('quick');
  await startPractice(quick);
  const numbers = [{ typed: '+12025550109', label: 'mobile' }];
  await call(
    quick,
    'saveContact',
    aContactInput({ givenName: 'Adam', familyName: 'Baker', numbers }),
  );
  await call(quick, 'openDesk', { room: 'contacts' });
  desk = await app.page('desk');
  await desk.getByRole('button', { name: /^Adam Baker/ }).click();
  await company().fill('Baker & Daughters');
  expect(await app.startAgain('--quit')).toBe(0);
  await expect(question()).toBeVisible();
});

test.afterEach(async () => {
  await app.close();
  await profile.remove();
});

const company = () => desk.getByRole('textbox', { name: 'Company', exact: true });
const question = () => desk.getByRole('alertdialog');
const answer = (name: string) => question().getByRole('button', { name, exact: true }).click();

test('a quit goes on once what is unsaved is discarded', async () => {
  const gone = once(app.electron.process(), 'exit');
  await answer('Discard');
  expect(await gone).toEqual([0, null]);
});

test('a quit goes on once what is unsaved is saved', async () => {
  const gone = once(app.electron.process(), 'exit');
  await answer('Save');
  expect(await gone).toEqual([0, null]);
  app = await launchApp({ profile, args: ['--hidden'] });
  const { contacts } = await call(await app.page('quick'), 'listContacts', {
    query: { text: 'Daughters', tags: [], only: 'all' },
    limit: 1,
    offset: 0,
  });
  expect(contacts).toHaveLength(1);
});

test('a quit that the user stays for is over: closing the window later is no quit', async () => {
  await answer('Keep editing');
  await expect(company()).toHaveValue('Baker & Daughters');
  const closed = desk.waitForEvent('close');
  await desk
    .getByRole('region', { name: 'Contact', exact: true })
    .getByRole('button', { name: 'Discard', exact: true })
    .click();
  await desk.evaluate(() => {
    window.close();
  });
  await closed;
  expect(await app.startAgain('--toggle')).toBe(0);
  await expect.poll(() => app.isVisible('quick')).toBe(true);
});

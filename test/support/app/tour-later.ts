import { expect, type Page } from '@playwright/test';
import { everyone } from '../../../src/shared/domain/contact';
import { call } from './bridge-calls';
import type { Tour } from './tour';
import { wordsOf } from './words';

const dayMs = 86_400_000;

/** Walks through what is due later and what is unclear. */
export async function tourLater({ language, visit }: Tour, desk: Page): Promise<void> {
  const { settings: t } = wordsOf(language);
  const room = (name: string) => desk.getByRole('navigation').getByRole('button', { name }).click();
  const { accounts } = await call(desk, 'getSnapshot', {});
  const [account] = accounts;
  if (account === undefined) throw new Error('The tour has an account');
  const { contacts } = await call(desk, 'listContacts', { query: everyone, limit: 2, offset: 0 });
  const tomorrow = new Date(Date.now() + dayMs).toISOString().slice(0, 10);
  const wanted = [
    { repeat: 'once', at: `${tomorrow}T11:30` },
    { repeat: 'monthly', at: `${tomorrow}T10:00` },
  ] as const;
  for (const [index, { repeat, at }] of wanted.entries()) {
    const { id, numbers, givenName, familyName } = contacts[index]!;
    await call(desk, 'scheduleSms', {
      requestId: `tour-later-${String(index)}`,
      accountId: account.id,
      senderId: account.senderId,
      recipients: [
        { e164: numbers[0]!.e164, contactId: id, name: `${givenName} ${familyName}`.trim() },
      ],
      text: language === 'de' ? 'Bis morgen um elf.' : 'See you tomorrow at eleven.',
      time: { at, clock: 'own', repeat },
      quiet: 'send-anyway',
    });
  }
  await room(t.desk.scheduled);
  await expect(desk.getByRole('main').getByRole('listitem')).toHaveCount(wanted.length);
  await visit('scheduled', desk);
  await room(t.desk.unknowns);
  await expect(desk.getByRole('main').getByRole('listitem').first()).toBeVisible();
  await visit('unclear', desk);
}

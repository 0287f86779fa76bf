import { expect, type Page } from '@playwright/test';
import type { Language } from '../../../src/shared/domain/settings';
import { aContactInput } from '../contact-input';
import { call } from './bridge-calls';
import type { Tour } from './tour';
import { wordsOf } from './words';

interface SampleBatch {
  readonly tag: string;
  readonly text: string;
}

const samples: Readonly<Record<Language, SampleBatch>> = {
  en: { tag: 'Order in', text: 'Hi {{first_name|there}}, your order is in. Come by any time!' },
  de: {
    tag: 'Bestellung da',
    text: 'Hallo {{first_name|du}}, deine Bestellung ist da. Komm gern vorbei!',
  },
};

/** What becomes of the contacts of the sample: so many get a message. */
export const goingInSample = 5;

/** Puts contacts with a tag there: five can be texted, one has opted out. */
export async function prepareBatch(page: Page, language: Language): Promise<void> {
  const { tag } = samples[language];
  const people = [
    ['Rosalind', 'Bloom', '+12025550101'],
    ['Adam', 'Baker', '+12025550102'],
    ['Łucja', 'Żak', '+12025550103'],
    ['Maximiliane-Charlotte', 'Freifrau von und zu Müller-Lüdenscheidt', '+12025550104'],
    ['', 'Berger', '+12025550105'],
    ['Otto', 'Nein', '+12025550106'],
  ] as const;
  for (const [givenName, familyName, typed] of people) {
    const numbers = [{ typed, label: '' }];
    await call(page, 'saveContact', aContactInput({ givenName, familyName, numbers, tags: [tag] }));
  }
  await call(page, 'addOptOut', { typed: '+12025550106', how: '' });
}

/** Walks through a batch, from the empty room to its end, with the account that is active. */
export async function tourBatch({ app, language, visit }: Tour): Promise<Page> {
  const { batches: t } = wordsOf(language);
  const { tag, text } = samples[language];
  const quick = await app.page('quick');
  await call(quick, 'openDesk', { room: 'batches' });
  const desk = await app.page('desk');
  const heading = (name: string) => desk.getByRole('heading', { name, exact: true });
  const press = (name: string | RegExp) => desk.getByRole('button', { name, exact: true }).click();
  await expect(heading(t.list.empty)).toBeVisible();
  await visit('batches-empty', desk);

  await press(t.list.new);
  await expect(heading(t.recipients.title)).toBeVisible();
  await desk.getByRole('radio', { name: t.recipients.kinds.tag, exact: true }).press('Space');
  const tags = desk.getByRole('combobox', { name: t.recipients.tag, exact: true });
  await tags.selectOption({ value: tag });
  const listed = desk.getByRole('list', { name: t.recipients.list, exact: true });
  await expect(listed.getByRole('listitem')).toHaveCount(goingInSample + 1);
  await visit('batch-recipients', desk);

  await press(t.recipients.next);
  await expect(heading(t.write.title)).toBeFocused();
  await desk.getByRole('radio', { name: t.write.purposes.everyday }).press('Space');
  await desk.getByRole('textbox', { name: t.write.text, exact: true }).fill(text);
  await expect(desk.getByText(/^H(i|allo) Adam,/)).toBeVisible();
  await visit('batch-text', desk);

  await press(t.write.next);
  await expect(heading(t.review.title)).toBeFocused();
  await expect(desk.getByText(words(t.review.going_other, goingInSample))).toBeVisible();
  await visit('batch-review', desk);
  await desk.getByText(t.examples.why['ucs-2']).scrollIntoViewIfNeeded();
  await visit('batch-review-end', desk);
  await desk.getByRole('button', { name: t.leftOut.show }).first().click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByText('Otto Nein')).toBeVisible();
  await visit('batch-left-out', desk);
  await desk.keyboard.press('Escape');

  const send = new RegExp(words(t.send.plain_other, goingInSample).replace(/ senden$/, ''));
  await desk.getByRole('button', { name: send }).click();
  const question = desk.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await visit('batch-confirm', desk);
  await question.getByRole('button', { name: send }).click();
  await expect(heading(t.state.done)).toBeVisible({ timeout: 20_000 });
  await visit('batch-done', desk);

  await press(t.wizard.back);
  await expect(heading(t.list.title)).toBeFocused();
  await visit('batches', desk);
  return desk;
}

/** A sentence about a number. */
function words(sentence: string, number: number): string {
  return sentence.replace('{{number}}', String(number));
}

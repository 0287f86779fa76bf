import { expect, test, type Page } from '@playwright/test';
import { call, history, startPractice, statesOf } from '../support/app/bridge-calls';
import { compose, emptyCompose, openTab, showQuick, write } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let page: Page;

test.beforeAll(async () => {
  await startPractice(await app().page('quick'));
});

test.beforeEach(async () => {
  page = await showQuick(app());
  await emptyCompose(page);
});

test('Ctrl+Enter sends, says what happened and makes room for the next message', async () => {
  const { to, message, status, chips } = compose(page);
  await write(page, '+1 202 555 0100', 'Your order is ready.');
  await message.press('Control+Enter');
  await expect(status).toContainText('Accepted by Practice');
  await expect(message).toHaveValue('');
  await expect(chips).toHaveCount(0);
  await expect(to).toBeFocused();
  expect(await statesOf(page, 'Your order is ready.')).toEqual(['accepted']);
});

test('Send sends from the sender that From names', async () => {
  const { from, send, status } = compose(page);
  await from.selectOption({ label: 'Second practice line · +1 202 555 0199' });
  await write(page, '+1 202 555 0100', 'From the second line');
  await send.click();
  await expect(status).toContainText('Accepted by Practice');
  const [sent] = await history(page);
  expect(sent).toMatchObject({ text: 'From the second line', senderId: '2' });
  await from.selectOption({ label: 'Practice line · +1 202 555 0198' });
});

test('several recipients get one message each', async () => {
  const { message, chips, status } = compose(page);
  await write(page, '+1 202 555 0101, 202-555-0102; (202) 555-0103', 'To three of you');
  await expect(chips).toHaveCount(3);
  await message.press('Control+Enter');
  await expect(status).toContainText('3 accepted');
  const recipients = (await history(page))
    .filter(({ text }) => text === 'To three of you')
    .map(({ recipient }) => recipient);
  expect(recipients.sort()).toEqual(['+12025550101', '+12025550102', '+12025550103']);
});

test('an eleventh recipient is refused', async () => {
  const { to, chips } = compose(page);
  const numbers = Array.from({ length: 11 }, (_, index) => `+120255501${String(index + 10)}`);
  await to.fill(numbers.join(', '));
  await to.press('Enter');
  await expect(page.getByText('One message goes to 10 recipients at most.')).toBeVisible();
  await expect(chips).toHaveCount(10);
});

test('what is no phone number is said to be none, and stays to be corrected', async () => {
  const { to, message } = compose(page);
  await to.fill('07700 900');
  await message.fill('To nobody');
  await message.press('Control+Enter');
  await expect(page.getByText(/“07700 900” is (not|too short)/)).toBeVisible();
  await expect(to).toBeFocused();
  await expect(to).toHaveValue('07700 900');
  await expect(message).toHaveValue('To nobody');
  expect(await statesOf(page, 'To nobody')).toEqual([]);
});

test('the meter counts segments and names what makes them dear', async () => {
  const { message } = compose(page);
  await message.fill('Your bouquet is ready. Come until six!!');
  await expect(page.getByText('1 segment · 39 of 160 · GSM-7')).toBeVisible();
  await message.fill('It’s ready');
  await expect(page.getByText('1 segment · 10 of 70 · UCS-2')).toBeVisible();
  await expect(page.getByText('“’” (character 3)')).toBeVisible();
  await page.getByRole('button', { name: "Replace with “'”" }).click();
  await expect(message).toHaveValue("It's ready");
  await expect(page.getByText('1 segment · 10 of 160 · GSM-7')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(message).toHaveValue('It’s ready');
});

test('a text over the limit is counted, kept and not sent', async () => {
  const { message, send } = compose(page);
  await write(page, '+1 202 555 0100', 'x'.repeat(301));
  await expect(page.getByText('1 character over the limit of 300')).toBeVisible();
  await expect(send).toBeDisabled();
  await message.press('Control+Enter');
  await expect(page.getByText('The message is too long: 301 of 300 characters.')).toBeVisible();
  await expect(message).toHaveValue('x'.repeat(301));
  expect(await statesOf(page, 'x'.repeat(301))).toEqual([]);
});

test('odd text is counted and never sent over the limit or cut in the middle', async () => {
  const { message } = compose(page);
  for (const text of ['\u202eabc', 'e\u0301', '👩‍🌾', 'a\0b']) {
    await message.fill(text);
    await expect(message).toHaveValue(text);
    await expect(page.getByText(/^1 segment · /)).toBeVisible();
  }
  await write(page, '+1 202 555 0100', '');
  // In the page, since half a pair cannot travel there as JSON.
  await message.evaluate((area: HTMLTextAreaElement) => {
    area.setRangeText(`half a pair ${String.fromCharCode(0xd83d)}`, 0, area.value.length, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await expect(page.getByText('1 segment · 13 of 70 · UCS-2')).toBeVisible();
  await message.press('Control+Enter');
  await expect(page.getByText('The message holds a character that cannot be sent.')).toBeVisible();
  await message.fill('💐'.repeat(5_001));
  await expect(page.getByText('Only the first 10000 characters were kept.')).toBeVisible();
  await expect(message).toHaveValue('💐'.repeat(5_000));
});

test('the same text to the same recipient asks first', async () => {
  const { message, status } = compose(page);
  const question = page.getByRole('alertdialog', { name: 'Send the same text again?' });
  await write(page, '+1 202 555 0104', 'Only once, please');
  await message.press('Control+Enter');
  await expect(status).toContainText('Accepted');

  await write(page, '+1 202 555 0104', 'Only once, please');
  await message.press('Control+Enter');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect(message).toHaveValue('Only once, please');
  expect(await statesOf(page, 'Only once, please')).toEqual(['accepted']);

  await message.press('Control+Enter');
  await question.getByRole('button', { name: 'Send again' }).click();
  await expect(message).toHaveValue('');
  await expect.poll(() => statesOf(page, 'Only once, please')).toEqual(['accepted', 'accepted']);
});

test('a rejected message keeps its text, one click away from being mended', async () => {
  const { message, status, chips } = compose(page);
  await write(page, '+1 202 555 0152', 'There is no money for this');
  await message.press('Control+Enter');
  await expect(status).toContainText('Not sent: balance too low');
  await expect(status).toContainText('Insufficient balance');
  await page.getByRole('button', { name: 'Edit and send' }).click();
  await expect(message).toHaveValue('There is no money for this');
  await expect(chips).toHaveCount(1);
});

test('a message of unknown outcome says so and leads to the choice', async () => {
  const { message, status } = compose(page);
  await write(page, '+1 202 555 0178', 'Did it arrive?');
  await message.press('Control+Enter');
  await expect(status).toContainText('It may have been sent');
  await page.getByRole('button', { name: 'Show in History' }).click();
  const item = page.getByRole('listitem').filter({ hasText: 'Did it arrive?' });
  await item.getByRole('button', { name: 'It arrived' }).click();
  await expect(item).toContainText('Unclear; you said that it arrived');
  const [settled] = await history(page);
  expect(settled?.state).toMatchObject({ kind: 'unknown', settlement: 'arrived' });
});

test('a provider that asks for a pause gets it, and the message goes out after it', async () => {
  const { message, status } = compose(page);
  await write(page, '+1 202 555 0170', 'After a short pause');
  // It is said for two seconds.
  const said = await status.evaluateHandle((element) => {
    const all: string[] = [];
    new MutationObserver(() => all.push(element.textContent)).observe(element, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return all;
  });
  await message.press('Control+Enter');
  await expect(status).toContainText('Accepted by Practice');
  expect((await said.jsonValue()).join('\n')).toContain('asks for a pause');
});

test.describe('within the undo window', () => {
  test.beforeEach(async () => {
    await call(page, 'changeSettings', { undoSeconds: 30 });
  });

  test.afterEach(async () => {
    await call(page, 'changeSettings', { undoSeconds: 0 });
  });

  test('a click takes the message back before it has left', async () => {
    const { message, chips, status } = compose(page);
    await write(page, '+1 202 555 0105', 'On second thought');
    await message.press('Control+Enter');
    await expect(page.getByText(/^Sending in \d+ s$/)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(message).toHaveValue('On second thought');
    await expect(chips).toHaveCount(1);
    await expect(status).toContainText('Undone. Nothing was sent');
    expect(await statesOf(page, 'On second thought')).toEqual(['cancelled']);
  });

  test('Ctrl+Z does the same, with the caret where sending has put it', async () => {
    const { message, to } = compose(page);
    await write(page, '+1 202 555 0105', 'On third thought');
    await message.press('Control+Enter');
    await expect(message).toHaveValue('');
    await expect(to).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(message).toHaveValue('On third thought');
    expect(await statesOf(page, 'On third thought')).toEqual(['cancelled']);
  });

  test('the window is gone after sending, and Undo is there when it is called again', async () => {
    const { message } = compose(page);
    await call(page, 'changeSettings', { hideAfterSending: true });
    await write(page, '+1 202 555 0105', 'On fourth thought');
    await message.press('Control+Enter');
    await expect.poll(() => app().isVisible('quick')).toBe(false);
    await call(page, 'changeSettings', { hideAfterSending: false });
    await showQuick(app());
    await page.keyboard.press('Control+z');
    await expect(message).toHaveValue('On fourth thought');
    expect(await statesOf(page, 'On fourth thought')).toEqual(['cancelled']);
  });
});

test('the tabs are reached and left by keyboard', async () => {
  await openTab(page, 'Compose');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Contacts' })).toBeFocused();
  await expect(page.getByRole('searchbox', { name: 'Search contacts' })).toBeVisible();
});

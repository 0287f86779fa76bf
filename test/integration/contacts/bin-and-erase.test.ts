import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { everyone } from '#shared/domain/contact';
import { emptyDraft } from '#shared/domain/draft';
import { isErased } from '#shared/domain/message';
import { createDraftStore } from '../../../src/main/drafts/draft-store';
import { openHistory } from '../history/opened-history';
import { createChangeImages } from '../../../src/main/contacts/change-images';
import { aContactInput } from '../../support/contact-input';
import { createGround } from '../../../src/main/contacts/ground';
import { binMs, emptyOldBin } from '../../../src/main/contacts/bin';
import { failure, openContactsWorld, value } from './contacts-world';

const number = '+491711234567';
const tidyNow = () => new AbortController().signal;

describe('the bin', () => {
  test('shows what was deleted, the last first, and when', async () => {
    const { world, rooms, saved, list } = openContactsWorld();
    const anna = saved();
    const bea = saved({ givenName: 'Bea' });
    value(rooms.contacts.delete(anna.id));
    world.now += 5;
    value(rooms.contacts.delete(bea.id));
    expect(await list()).toEqual([]);
    expect(await list({ only: 'in-bin' })).toEqual([
      { ...bea, optedOut: [], deletedAt: world.now },
      { ...anna, optedOut: [], deletedAt: world.now - 5 },
    ]);
    expect(value(rooms.contacts.get(anna.id)).deletedAt).toBe(world.now - 5);
  });

  test('takes all that a query finds, and no more', async () => {
    const { rooms, saved, names } = openContactsWorld();
    saved({ tags: ['old'] });
    saved({ givenName: 'Bea', tags: ['OLD'] });
    saved({ givenName: 'Cleo' });
    const query = { ...everyone, tags: ['old'] };
    expect(await rooms.contacts.deleteMany({ kind: 'query', query })).toBe(2);
    expect(await names()).toEqual(['Cleo Vogel']);
    expect(await rooms.contacts.deleteMany({ kind: 'ids', ids: ['nobody', 'id-1'] })).toBe(0);
  });

  test('is emptied of what was put in more than 30 days ago, and the texts stay', async () => {
    const { world, rooms, saved, text, list, messages } = openContactsWorld();
    const anna = saved();
    const sent = text(number);
    value(rooms.contacts.delete(anna.id));
    world.now += 1;
    value(rooms.contacts.delete(saved({ givenName: 'Bea' }).id));
    world.now += binMs;
    await rooms.tidy(tidyNow());
    expect((await list({ only: 'in-bin' })).map(({ givenName }) => givenName)).toEqual(['Bea']);
    expect(rooms.contacts.restore(anna.id)).toEqual(failure('contact-not-found'));
    expect(messages.get(sent)).toMatchObject({ recipient: number, text: 'Your order is ready.' });
  });

  test('keeps a contact that is brought back while the old ones are being removed', async () => {
    const { world, rooms, saved, names } = openContactsWorld();
    // A slice is 200 of them, and the page that they stand on 500.
    for (let index = 0; index < 300; index += 1) saved({ givenName: String(index) });
    const anna = saved();
    await rooms.contacts.deleteMany({ kind: 'query', query: everyone });
    world.now += binMs + 1;
    const slices = rooms.ground.slicing.breathe;
    let turns = 0;
    const ground = createGround({
      ...rooms.ground,
      breathe: async () => {
        await slices();
        turns += 1;
        if (turns === 2) value(rooms.contacts.restore(anna.id));
      },
      onChange: () => undefined,
    });
    await emptyOldBin(ground, { forgetBefore: () => 0 });
    expect(await names()).toEqual(['Anna Vogel']);
    expect(await names({ only: 'in-bin' })).toEqual([]);
  });

  test('is emptied in slices, however much is in it', async () => {
    const { world, rooms, saved, list } = openContactsWorld();
    for (let index = 0; index < 450; index += 1) saved({ givenName: String(index) });
    await rooms.contacts.deleteMany({ kind: 'query', query: everyone });
    world.now += binMs + 1;
    await rooms.tidy(tidyNow());
    expect(await list({ only: 'in-bin' })).toEqual([]);
  });
});

describe('erasing a contact for good', () => {
  function withTexts() {
    const all = openContactsWorld();
    const anna = all.saved();
    const sent = all.text(number);
    const history = openHistory(all.database);
    const found = (query: string) =>
      value(history.listBefore({ query, before: null, limit: 10 })).messages.map(({ id }) => id);
    return { ...all, anna, sent, found, erase: all.rooms.erase };
  }

  test('blanks texts, names and numbers in the history and keeps the sums', async () => {
    const { world, anna, sent, messages, erase, rooms, found } = withTexts();
    const before = messages.get(sent)!;
    expect(found('order')).toEqual([sent]);
    expect(await erase(anna.id)).toEqual({ ok: true, value: null });

    const after = messages.get(sent)!;
    expect(isErased(after)).toBe(true);
    expect(after).toEqual({
      ...before,
      contactId: null,
      recipientName: null,
      recipient: '+4901',
      text: '',
      state: {
        ...before.state,
        receipt: { ...('receipt' in before.state ? before.state.receipt : null), rawAnswer: null },
      },
    });
    expect(after.state).toMatchObject({ receipt: { cost: { amountMicros: 75_000 } } });
    expect(world.blanked).toEqual([after]);
    expect(found('order')).toEqual([]);
    expect(found('0171 12')).toEqual([]);
    expect(rooms.contacts.get(anna.id)).toEqual(failure('contact-not-found'));
  });

  test('leaves no word of the person in the file’s tables', async () => {
    const { database, anna, erase, rooms, saved, write, names } = withTexts();
    write({ id: 'named', recipient: '+12025550177', contactId: anna.id }, 'accepted');
    const other = saved({ givenName: 'Other', familyName: 'Person', notes: 'peonies' });
    value(rooms.merges.merge(anna.id, other.id));
    createDraftStore(database).save({
      recipients: [{ e164: number, contactId: anna.id, name: 'Anna Vogel' }],
      recipientInput: '',
      text: 'Dear Anna',
      language: null,
      selectionStart: 9,
      selectionEnd: 9,
    });
    value(await erase(anna.id));
    expect(await names()).toEqual([]);
    const tables = database.all(`SELECT name FROM sqlite_schema WHERE type = 'table'
      AND rootpage > 0 AND name NOT LIKE '%_fts_%' AND name NOT LIKE '%_fts'`);
    const words = tables
      .flatMap(({ name }) => database.all(`SELECT * FROM ${String(name)}`))
      .map((row) => JSON.stringify(row))
      .filter((row) => /anna|vogel|other|peonies|1234567|5550177|order is ready/i.test(row));
    expect(words).toEqual([]);
  });

  test('leaves no word of the person in the bytes of the file either', async () => {
    const { database, anna, erase, saved, write, text } = withTexts();
    saved({
      givenName: 'Bea',
      familyName: 'Berg',
      numbers: [{ typed: '+12025550100', label: '' }],
    });
    for (let index = 0; index < 30; index += 1) text('+12025550100');
    write({ id: 'last', recipient: number, text: 'Your zeppelin is here.' }, 'accepted');
    const traces = () => {
      database.get('PRAGMA wal_checkpoint(TRUNCATE)');
      const bytes = readFileSync(database.file, 'latin1').toLowerCase();
      return ['anna', 'vogel', 'eppelin', '1711234567', 'berg'].filter((word) =>
        bytes.includes(word),
      );
    };
    expect(traces()).toHaveLength(5);
    value(await erase(anna.id));
    expect(traces()).toEqual(['berg']);
  });

  test('keeps the draft to others, without the person', async () => {
    const { database, anna, erase } = withTexts();
    const drafts = createDraftStore(database);
    const bea = { e164: '+12025550100', contactId: null, name: null };
    drafts.save({
      recipients: [{ e164: number, contactId: anna.id, name: 'Anna Vogel' }, bea],
      recipientInput: '',
      text: 'We close at six.',
      language: null,
      selectionStart: 0,
      selectionEnd: 0,
    });
    value(await erase(anna.id));
    expect(drafts.load()).toMatchObject({ recipients: [bea], text: 'We close at six.' });
  });

  test('takes the person out of the drafts that gave way to others', async () => {
    const { world, database, anna, erase } = withTexts();
    const drafts = createDraftStore(database);
    const to = { e164: number, contactId: anna.id, name: 'Anna Vogel' };
    const bea = { e164: '+12025550100', contactId: null, name: null };
    const draft = { ...emptyDraft, text: 'Dear Anna' };
    drafts.saveDisplaced([
      { ...draft, recipients: [to] },
      { ...draft, recipients: [to, bea] },
    ]);
    value(await erase(anna.id));
    expect(drafts.loadDisplaced()).toEqual([{ ...draft, recipients: [bea] }]);
    expect(world.erased).toEqual([{ contactIds: [anna.id], e164s: [number] }]);
  });

  test('takes along what is kept of contacts that were merged into it', async () => {
    const { database, saved, rooms, write, messages } = openContactsWorld();
    const first = saved({ familyName: 'Peony', numbers: [{ typed: '+12025550177', label: '' }] });
    write({ id: 'named', recipient: '+12025550177', contactId: first.id }, 'accepted');
    const second = saved({ givenName: 'Ann', familyName: 'Peony' });
    const kept = saved();
    createChangeImages(database).keep('import-1', {
      contactId: first.id,
      before: null,
      revision: 1,
    });
    value(rooms.merges.merge(second.id, first.id));
    value(rooms.merges.merge(kept.id, second.id));
    // A number that it does not have any more leads to nobody.
    value(
      rooms.contacts.save(
        aContactInput({ id: kept.id, numbers: [{ typed: '0171 1234567', label: '' }] }),
      ),
    );
    value(await rooms.erase(kept.id));
    expect(isErased(messages.get('named')!)).toBe(true);
    expect(database.all('SELECT * FROM contact_images')).toEqual([]);
    expect(database.all('SELECT * FROM merges')).toEqual([]);
  });

  test('blanks only what was written to this one of two with the same number', async () => {
    const { anna, saved, write, messages, erase } = withTexts();
    const son = saved({ givenName: 'Son' });
    write({ id: 'to-anna', recipient: number, contactId: anna.id }, 'accepted');
    write({ id: 'to-son', recipient: number, contactId: son.id }, 'accepted');
    write({ id: 'to-either', recipient: number }, 'accepted');
    value(await erase(anna.id));
    const isBlank = (id: string) => isErased(messages.get(id)!);
    expect(['to-anna', 'to-son', 'to-either'].map(isBlank)).toEqual([true, false, false]);
    value(await erase(son.id));
    expect(['to-anna', 'to-son', 'to-either'].map(isBlank)).toEqual([true, true, true]);
  });

  test('forgets that the number was ever texted', async () => {
    const { anna, erase, rooms } = withTexts();
    expect(rooms.contacts.recentRecipients(5)).toHaveLength(1);
    value(await erase(anna.id));
    expect(rooms.contacts.recentRecipients(5)).toEqual([]);
  });

  test.each(['queued', 'sending'] as const)('waits for a %s message', async (state) => {
    const { anna, write, erase, rooms, messages } = withTexts();
    write({ id: 'waiting', recipient: number }, state);
    expect(await erase(anna.id)).toEqual(failure('contact-being-texted'));
    expect(messages.get('waiting')).toMatchObject({ text: 'Your order is ready.' });
    expect(rooms.contacts.get(anna.id).ok).toBe(true);
  });

  test('works on many messages, and from the bin', async () => {
    const { anna, text, erase, rooms, world } = withTexts();
    for (let index = 0; index < 250; index += 1) text(number);
    value(rooms.contacts.delete(anna.id));
    value(await erase(anna.id));
    expect(world.blanked).toHaveLength(251);
    expect(await erase(anna.id)).toEqual(failure('contact-not-found'));
  });
});

import { describe, expect, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import { openSound, startAt, tempDir } from '../storage/temp-database';
import { newMessage } from './new-message';
import { openHistory } from './opened-history';

function setUp() {
  const database = openSound(tempDir());
  const store = createMessageStore(database);
  const history = openHistory(database);

  function write(...parts: Parameters<typeof newMessage>[0][]) {
    for (const part of parts) {
      store.enqueue([newMessage(part)], {
        kind: 'queued',
        dueAt: startAt,
        waitsFor: 'undo',
        attempts: 0,
      });
    }
  }

  function page(query: string, before: string | null = null, limit = 100) {
    const found = history.listBefore({ query, before, limit });
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  }

  const ids = (query: string) => page(query).messages.map(({ id }) => id);
  return { database, history, write, page, ids };
}

describe('the log', () => {
  test('is read newest first, page by page, each message once', () => {
    const { write, page } = setUp();
    write(...['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })));
    const first = page('', null, 2);
    const second = page('', first.nextBefore, 2);
    const third = page('', second.nextBefore, 2);
    expect([first, second, third].map(({ messages }) => messages.map(({ id }) => id))).toEqual([
      ['e', 'd'],
      ['c', 'b'],
      ['a'],
    ]);
    expect(third.nextBefore).toBeNull();
  });

  test('ends where the last page is full', () => {
    const { write, page } = setUp();
    write({ id: 'a' }, { id: 'b' });
    expect(page('', null, 2).nextBefore).toBeNull();
  });

  test('has pages that do not move while new messages come', () => {
    const { write, page } = setUp();
    write({ id: 'a' }, { id: 'b' }, { id: 'c' });
    const { nextBefore } = page('', null, 1);
    write({ id: 'd' });
    expect(page('', nextBefore, 2).messages.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('stays in the order of writing when the clock is set back', () => {
    const { write, ids } = setUp();
    write({ id: 'a', createdAt: startAt }, { id: 'b', createdAt: startAt - 3_600_000 });
    expect(ids('')).toEqual(['b', 'a']);
  });

  test('pages through what a search finds', () => {
    const { write, page } = setUp();
    write({ id: 'a' }, { id: 'b', text: 'Table for two' }, { id: 'c' }, { id: 'd' });
    const first = page('order', null, 2);
    expect(first.messages.map(({ id }) => id)).toEqual(['d', 'c']);
    expect(page('order', first.nextBefore, 2)).toMatchObject({
      messages: [{ id: 'a' }],
      nextBefore: null,
    });
  });

  test('says so when the message to go on from is not there', () => {
    const { history } = setUp();
    expect(history.listBefore({ query: '', before: 'nobody', limit: 10 })).toEqual({
      ok: false,
      error: { code: 'message-not-found' },
    });
  });

  test('answers an empty page for no limit', () => {
    const { write, page } = setUp();
    write({ id: 'a' });
    expect(page('', null, 0)).toEqual({ messages: [], nextBefore: null });
  });
});

describe('a search in the log', () => {
  test.each([
    ['bestellung', ['a']],
    ['FUR', ['a']],
    ['fuer', ['a']],
    ['abholb', ['a']],
    ['vogel', ['b']],
    ['vogel table', ['b']],
    ['vogel bestellung', []],
    ['0171 23', ['a']],
    ['+1 202', ['b']],
    ['(202) 555-0100', ['b']],
    ['19:30', ['b']],
    ['queued', []],
  ])('for %j finds %j', (query, expected) => {
    const { write, ids } = setUp();
    write(
      { id: 'a', recipient: '+491712345678', text: 'Bestellung für Sie abholbereit' },
      { id: 'b', recipient: '+12025550100', recipientName: 'Anna Vogel', text: 'Table at 19:30' },
    );
    expect(ids(query)).toEqual(expected);
  });

  test('takes as many words as fit into the field', () => {
    const { write, ids } = setUp();
    write({ id: 'a', text: 'a b c' });
    expect(ids('a b '.repeat(125))).toEqual(['a']);
    expect(ids('ä '.repeat(250))).toEqual(['a']);
    expect(ids('1 '.repeat(250))).toEqual([]);
  });
});

test('a row that the program cannot have written is an error, not garbage', () => {
  const { database, write, page } = setUp();
  write({ id: 'a' });
  database.get('PRAGMA ignore_check_constraints = ON');
  database.run(`UPDATE message_log SET waits_for = 'Godot'`);
  expect(() => page('')).toThrow('A row of messages is damaged: waits_for (picklist)');
});

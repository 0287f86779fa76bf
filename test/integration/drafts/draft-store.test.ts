import { expect, test } from 'vitest';
import { emptyDraft } from '#shared/domain/draft';
import { createDraftStore } from '../../../src/main/drafts/draft-store';
import { openSound, tempDir } from '../storage/temp-database';
import { fc } from '../../support/property';

test('a fresh database has the empty draft', () => {
  expect(createDraftStore(openSound(tempDir())).load()).toEqual(emptyDraft);
});

test('a draft is there when opened again, with its recipients and caret', () => {
  const dir = tempDir();
  const database = openSound(dir);
  const draft = {
    recipients: [
      { e164: '+12025550100', contactId: 'c1', name: 'Ann' },
      { e164: '+12025550101', contactId: null, name: null },
    ],
    recipientInput: '0171',
    text: 'See you\nsoon',
    language: 'de',
    selectionStart: 3,
    selectionEnd: 7,
  };
  createDraftStore(database).save({ ...draft, text: 'See' });
  createDraftStore(database).save(draft);
  database.close();
  expect(createDraftStore(openSound(dir)).load()).toEqual(draft);
});

test('drafts that gave way to others outlive a restart, whatever is typed after them', () => {
  const dir = tempDir();
  const database = openSound(dir);
  const store = createDraftStore(database);
  const displaced = [
    { ...emptyDraft, text: 'first' },
    { ...emptyDraft, text: 'second' },
  ];
  store.saveDisplaced(displaced);
  store.save({ ...emptyDraft, text: 'now' });
  database.close();
  const again = createDraftStore(openSound(dir));
  expect(again.loadDisplaced()).toEqual(displaced);
  expect(again.load().text).toBe('now');
  again.saveDisplaced([]);
  expect(again.load().text).toBe('now');
});

test('a draft of a version that kept neither displaced ones nor a language is read', () => {
  const database = openSound(tempDir());
  const { language: _, ...old } = { ...emptyDraft, text: 'old' };
  database.transaction(() =>
    database.run('INSERT INTO drafts (slot, draft) VALUES (1, :draft)', {
      draft: JSON.stringify(old),
    }),
  );
  expect(createDraftStore(database).load()).toEqual({ ...emptyDraft, text: 'old' });
  expect(createDraftStore(database).loadDisplaced()).toEqual([]);
});

test('whatever is typed comes back as it was typed, NUL and half characters too', () => {
  const store = createDraftStore(openSound(tempDir()));
  const typed = fc.array(
    fc.oneof(fc.constantFrom('\0', '\ud83d', '\udc4d', '\u202e', '\n'), fc.string()),
  );
  fc.assert(
    fc.property(typed, (parts) => {
      const draft = { ...emptyDraft, text: parts.join(''), recipientInput: parts[0] ?? '' };
      store.save(draft);
      expect(store.load()).toEqual(draft);
    }),
    { numRuns: 50 },
  );
});

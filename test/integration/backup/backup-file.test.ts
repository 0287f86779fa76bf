import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runBackupSave } from '../../../src/main/backup/save-job';
import { sweepBackupLeftovers } from '../../../src/main/storage/backup-leftovers';
import { bringLateChanges } from '../../../src/main/storage/late-changes';
import { finishSwap } from '../../../src/main/storage/swap';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createOptOutStore } from '../../../src/main/contacts/opt-out-store';
import { createDraftStore } from '../../../src/main/drafts/draft-store';
import { createTemplateStore } from '../../../src/main/templates/template-store';
import { emptyDraft } from '../../../src/shared/domain/draft';
import { newMessage } from '../history/new-message';
import { openSound, startAt, tempDir } from '../storage/temp-database';
import { opened, openWorld, saved, savedContact, savedTemplate, unpacked } from './backup-world';

const passphrase = 'seven geese in spring';

describe('a backup that is saved', () => {
  test('holds everything that stood here, and says what', async () => {
    const world = openWorld();
    const path = await saved(world);
    expect(await opened(world, path)).toEqual({
      name: 'shop.quicksend',
      madeAt: startAt,
      program: '1.2.3',
      counts: { messages: 1, contacts: 1, templates: 1, batches: 0, schedules: 0, optOuts: 1 },
      firstMessageAt: expect.any(Number) as number,
      lastMessageAt: expect.any(Number) as number,
      accounts: ['Blumen Vogel'],
    });
    expect(world.progress.at(-1)).toBe(1);
    expect(readdirSync(join(world.dir, 'backups'))).toEqual([]);
  });

  test('says from when to when, also where the clock was put back between', async () => {
    const world = openWorld();
    const waits = { kind: 'queued', dueAt: startAt, waitsFor: 'undo', attempts: 0 } as const;
    world.store.enqueue([newMessage({ id: 'earlier', createdAt: startAt - 1_000 })], waits);
    const { firstMessageAt, lastMessageAt } = await opened(world, await saved(world));
    expect([firstMessageAt, lastMessageAt]).toEqual([startAt - 1_000, startAt]);
  });

  test('with a passphrase can be read by nobody without it', async () => {
    const world = openWorld();
    const path = await saved(world, passphrase);
    expect(readFileSync(path).includes('Blumen')).toBe(false);
    const header = readFileSync(path, 'latin1').slice(0, 100);
    // 256 MB for each passphrase that is tried: 128 bytes * r (8) * 2^18. https://age-encryption.org/v1
    expect(header).toMatch(/^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} 18\n/);
    expect(await world.backups.open(path)).toEqual({
      ok: true,
      value: { kind: 'passphrase', name: 'shop.quicksend' },
    });
    const wrong = await world.backups.unlock('seven ducks in spring');
    expect(wrong).toEqual({ ok: false, error: { code: 'backup-passphrase-wrong' } });
    const right = await world.backups.unlock(passphrase);
    expect(right).toMatchObject({ ok: true, value: { kind: 'preview' } });
  }, 60_000);

  test('needs a passphrase that protects', async () => {
    const world = openWorld();
    const path = join(tempDir(), 'shop.quicksend');
    expect(await world.backups.save(path, 'short')).toEqual({
      ok: false,
      error: { code: 'backup-passphrase-short' },
    });
    expect(existsSync(path)).toBe(false);
  });

  test('leaves no file where it was cancelled', async () => {
    const world = openWorld();
    const path = join(tempDir(), 'shop.quicksend');
    const saving = world.backups.save(path, null);
    await world.backups.cancel();
    expect(await saving).toEqual({ ok: true, value: null });
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(join(path, '..'))).toEqual([]);
    expect(world.unfinished.kept()).toEqual([]);
  });

  test('hears before it begins the file that the program quits, though its key was just being made', async () => {
    const world = openWorld();
    const folder = tempDir();
    const path = join(folder, 'shop.quicksend');
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => {
      port1.close();
    });
    const saving = runBackupSave(
      {
        dir: world.dir,
        databaseFile: world.database.file,
        path,
        unfinished: `${path}.part`,
        passphrase,
        program: '1.2.3',
        now: startAt,
        profile: {},
      },
      {
        tell: () => undefined,
        onOrder: (act) => {
          port2.on('message', () => {
            act('cancel');
          });
        },
      },
    );
    port1.postMessage('cancel');
    expect(readdirSync(folder)).toEqual([]);
    // A file that is begun now would be an error.
    rmSync(folder, { recursive: true });
    expect((await saving).output).toEqual({ ok: true, value: null });
  });

  test('says where it may not be written', async () => {
    const world = openWorld();
    const answer = await world.backups.save(join(tempDir(), 'gone', 'shop.quicksend'), null);
    expect(answer).toEqual({
      ok: false,
      error: { code: 'file-not-written', params: { name: 'shop.quicksend' } },
    });
  });
});

describe('what a backup leaves in plain', () => {
  test('goes with the window that it was opened in', async () => {
    const world = openWorld();
    await opened(world, await saved(world));
    expect(existsSync(join(world.dir, 'quicksend.db.opened'))).toBe(true);
    await world.backups.leave();
    expect(existsSync(join(world.dir, 'quicksend.db.opened'))).toBe(false);
    expect(await world.backups.restore()).toMatchObject({ ok: false });
  });

  test('is remembered while it is saved, which a closed window does not end', async () => {
    const world = openWorld();
    const path = join(tempDir(), 'shop.quicksend');
    const saving = world.backups.save(path, null);
    expect(world.unfinished.kept()).toEqual([expect.stringMatching(/\.[0-9a-f]{8}\.part$/)]);
    await world.backups.leave();
    expect(await saving).toMatchObject({ ok: true, value: { path } });
    expect(world.unfinished.kept()).toEqual([]);
  });

  test('goes at the next start after a crash', () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'backups'));
    const left = ['quicksend.db.opened', 'quicksend.db.next', 'settings.json.next'];
    for (const name of [...left, 'backups/saving.copy', 'backups/quicksend-1.db']) {
      writeFileSync(join(dir, name), 'x');
    }
    sweepBackupLeftovers(dir);
    expect(readdirSync(dir)).toEqual(['backups']);
    expect(readdirSync(join(dir, 'backups'))).toEqual(['quicksend-1.db']);
  });

  test('stays where a restore is decided and not done', async () => {
    const world = openWorld();
    await opened(world, await saved(world));
    await world.backups.restore();
    sweepBackupLeftovers(world.dir);
    world.close();
    expect(finishSwap(world.dir)).not.toBeNull();
  });
});

describe('a file that is no backup of ours', () => {
  const refusals: readonly (readonly [string, string | Buffer, string])[] = [
    ['empty', '', 'backup-file-unknown'],
    ['a letter', 'Dear Sir or Madam', 'backup-file-unknown'],
    ['a packed letter', gzipSync('Dear Sir\nor Madam\n'), 'backup-file-unknown'],
    ['of a newer format', gzipSync('Quicksend backup 2\n{}\n'), 'backup-file-newer'],
    ['without end', gzipSync(Buffer.alloc(9_000_000, 0x20)), 'backup-file-unknown'],
    ['somebody else’s secret', 'age-encryption.org/v1\n-> X25519 abc\n', 'backup-file-damaged'],
  ];

  test.each(refusals)('is refused: %s', async (_, content, code) => {
    const world = openWorld();
    const path = join(tempDir(), 'x.quicksend');
    writeFileSync(path, content);
    let answer = await world.backups.open(path);
    if (answer.ok) answer = await world.backups.unlock(passphrase);
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expect(existsSync(join(world.dir, 'quicksend.db.opened'))).toBe(false);
  });

  test('is refused where it would unpack to more than it says', async () => {
    const world = openWorld();
    const path = await saved(world);
    const bomb = Buffer.concat([unpacked(path), Buffer.alloc(50_000_000)]);
    writeFileSync(path, gzipSync(bomb));
    const answer = await world.backups.open(path);
    expect(answer).toEqual({ ok: false, error: { code: 'backup-file-unsafe' } });
  });

  test('is refused where a newer version made it, and names that', async () => {
    const world = openWorld();
    const path = await saved(world);
    const newer = unpacked(path)
      .toString('latin1')
      .replace(/"schema":\d+/, '"schema":999');
    writeFileSync(path, gzipSync(Buffer.from(newer, 'latin1')));
    expect(await world.backups.open(path)).toEqual({
      ok: false,
      error: { code: 'backup-file-newer', params: { version: '1.2.3' } },
    });
  });

  test('is refused where it is gone', async () => {
    const world = openWorld();
    expect(await world.backups.open(join(tempDir(), 'gone.quicksend'))).toMatchObject({
      ok: false,
      error: { code: 'backup-file-unreadable' },
    });
  });
});

describe('restoring', () => {
  test('puts the backup in place at the next start, and keeps what was here', async () => {
    const world = openWorld();
    const path = await saved(world);
    world.send('since');
    world.optOuts.add({ e164: '+12025550143', optedOutAt: 6, how: 'told us' });
    world.drafts.save({ ...emptyDraft, text: 'being written' });
    world.contacts.write({ ...savedContact, notes: 'Moved away', tags: [] });
    world.templates.remove(savedTemplate.id);
    await opened(world, path);
    expect(await world.backups.restore()).toEqual({ ok: true, value: null });
    // Nothing has changed for the program that runs.
    expect(world.store.get('since')).not.toBeNull();
    world.close();

    const plan = finishSwap(world.dir);
    const database = openSound(world.dir);
    const store = createMessageStore(database);
    expect(store.get('since')).toBeNull();
    expect(store.get('first')?.state).toMatchObject({ kind: 'unknown', reason: 'restored' });
    expect(world.contactsIn(database).get(savedContact.id)?.contact).toEqual(savedContact);
    expect(createTemplateStore(database).list()).toEqual([savedTemplate]);
    expect(createOptOutStore(database).has('+12025550143')).toBe(true);
    expect(createDraftStore(database).load().text).toBe('being written');
    expect(plan?.asideAs).toBe('quicksend.replaced-20250131T093000.db');
    const settings: unknown = JSON.parse(readFileSync(join(world.dir, 'settings.json'), 'utf8'));
    expect(settings).toMatchObject({ activeAccountId: 'shop', accounts: [{ id: 'shop' }] });
    database.close();
  });

  test('can be taken back by what was kept', async () => {
    const world = openWorld();
    const path = await saved(world);
    world.send('since');
    await opened(world, path);
    await world.backups.restore();
    world.close();
    finishSwap(world.dir);

    const again = openSound(world.dir);
    const kept = world.backups.list().backups;
    expect(kept.map(({ kind }) => kind)).toEqual(['replaced']);
    const answer = await world.backups.openKept(kept[0]!.name);
    expect(answer).toMatchObject({ ok: true, value: { preview: { counts: { messages: 2 } } } });
    expect(await world.backups.restore()).toEqual({ ok: true, value: null });
    again.close();
    finishSwap(world.dir);
    expect(createMessageStore(openSound(world.dir)).get('since')).not.toBeNull();
    expect(world.backups.list().backups).toHaveLength(2);
  });

  test('forgets nobody who opted out, and nothing typed, between Restore and the end of the program', async () => {
    const world = openWorld();
    await opened(world, await saved(world));
    await world.backups.restore();
    world.optOuts.add({ e164: '+12025550144', optedOutAt: 7, how: 'at the counter' });
    world.drafts.save({ ...emptyDraft, text: 'typed last' });
    world.close();

    // As a start does; one that is cut short before the swap does it again.
    bringLateChanges(world.dir);
    bringLateChanges(world.dir);
    finishSwap(world.dir);
    bringLateChanges(world.dir);
    const database = openSound(world.dir);
    expect(createOptOutStore(database).has('+12025550144')).toBe(true);
    expect(createDraftStore(database).load().text).toBe('typed last');
  });

  test('brings the settings of before back with the database of before', async () => {
    const world = openWorld();
    await opened(world, await saved(world));
    await world.backups.restore();
    world.close();
    const before = JSON.parse(readFileSync(join(world.dir, 'settings.json'), 'utf8')) as {
      settings: object;
    };
    const changed = { ...before, settings: { ...before.settings, undoSeconds: 17 } };
    writeFileSync(join(world.dir, 'settings.json'), JSON.stringify(changed));
    finishSwap(world.dir);
    const settings = () =>
      JSON.parse(readFileSync(join(world.dir, 'settings.json'), 'utf8')) as {
        settings: { undoSeconds: number };
      };
    expect(settings().settings.undoSeconds).not.toBe(17);

    const again = openSound(world.dir);
    const [kept] = world.backups.list().backups;
    expect(await world.backups.openKept(kept!.name)).toMatchObject({
      value: { preview: { accounts: ['Blumen Vogel'] } },
    });
    world.now += 60_000;
    await world.backups.restore();
    again.close();
    finishSwap(world.dir);
    expect(settings().settings.undoSeconds).toBe(17);
  });

  test('brings the database of before back where its settings cannot be read', async () => {
    const world = openWorld();
    await opened(world, await saved(world));
    await world.backups.restore();
    world.close();
    const plan = finishSwap(world.dir);
    writeFileSync(join(world.dir, plan!.settingsAsideAs!), '{"settings": {');
    openSound(world.dir);
    const [kept] = world.backups.list().backups;
    expect(await world.backups.openKept(kept!.name)).toMatchObject({
      ok: true,
      value: { preview: { accounts: null } },
    });
  });

  test('can be thought better of until the program restarts', async () => {
    const world = openWorld();
    await opened(world, await saved(world));
    await world.backups.restore();
    world.backups.takeBack();
    world.close();
    expect(finishSwap(world.dir)).toBeNull();
    expect(createMessageStore(openSound(world.dir)).get('first')?.state.kind).toBe('queued');
  });

  test('needs a backup that is open', async () => {
    const world = openWorld();
    expect(await world.backups.restore()).toEqual({
      ok: false,
      error: { code: 'backup-not-opened' },
    });
    await opened(world, await saved(world));
    await world.backups.cancel();
    expect(await world.backups.restore()).toMatchObject({ ok: false });
    expect(existsSync(join(world.dir, 'quicksend.db.opened'))).toBe(false);
  });
});

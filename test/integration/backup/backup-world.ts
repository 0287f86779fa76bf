import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import type { BackupPreview } from '#shared/domain/backup';
import { createBackups, type Backups } from '../../../src/main/backup/backups';
import { createContactStore } from '../../../src/main/contacts/contact-store';
import { createOptOutStore } from '../../../src/main/contacts/opt-out-store';
import { createDraftStore } from '../../../src/main/drafts/draft-store';
import { createMessageStore } from '../../../src/main/history/message-store';
import { defaultProfile, type Profile } from '../../../src/main/settings/profile';
import { profileToSave, restoredProfile } from '../../../src/main/settings/restored-profile';
import { createTemplateStore } from '../../../src/main/templates/template-store';
import type { Contact } from '../../../src/shared/domain/contact';
import { emptyDraft } from '../../../src/shared/domain/draft';
import type { Template } from '../../../src/shared/domain/template-model';
import type { Database } from '../../../src/main/storage/database';
import { unfinishedInMemory } from '../../support/unfinished-in-memory';
import { jobsHere } from '../../support/worker/jobs-in-process';
import { newMessage } from '../history/new-message';
import { openSound, startAt, tempDir } from '../storage/temp-database';

const queued = { kind: 'queued', dueAt: startAt, waitsFor: 'undo', attempts: 0 } as const;

const profile: Profile = {
  ...defaultProfile('DE'),
  accounts: [
    {
      id: 'shop',
      kind: 'famulor',
      label: 'Blumen Vogel',
      baseUrl: 'https://app.famulor.de/api',
      senders: [],
      senderId: '7',
      identity: { name: null, email: null, balance: null },
      identityAt: 1,
      keyPlace: 'keychain',
      signOff: '',
    },
  ],
  activeAccountId: 'shop',
};

export const savedContact: Contact = {
  id: 'anna',
  givenName: 'Anna',
  familyName: 'Groß',
  company: '',
  numbers: [{ e164: '+4915123456789', typed: '0151 23456789', label: 'Shop' }],
  email: '',
  birthday: '',
  notes: 'Likes tulips',
  tags: ['VIP'],
  fields: [],
  language: '',
  consent: null,
  createdAt: startAt,
  updatedAt: startAt,
};

export const savedTemplate: Template = {
  id: 'ready',
  name: 'Ready',
  text: 'Hi {{first_name}}, your order is ready.',
  language: 'en',
  createdAt: startAt,
  updatedAt: startAt,
};

const contactsIn = (database: Database) =>
  createContactStore({ database, sortKey: ({ familyName }) => familyName });

/** A running profile: a message, a contact, a template, an opt-out, a draft and an account. */
export function openWorld(startJob = jobsHere) {
  const dir = tempDir();
  const database = openSound(dir);
  const store = createMessageStore(database);
  const world = {
    dir,
    database,
    store,
    contacts: contactsIn(database),
    contactsIn,
    templates: createTemplateStore(database),
    optOuts: createOptOutStore(database),
    drafts: createDraftStore(database),
    progress: [] as number[],
    now: startAt,
    unfinished: unfinishedInMemory(),
    send: (id: string): void => {
      store.enqueue([newMessage({ id, text: `${id} is ready` })], queued);
    },
  };
  writeFileSync(join(dir, 'settings.json'), JSON.stringify(profile));
  world.send('first');
  world.contacts.write(savedContact);
  world.templates.write(savedTemplate);
  world.optOuts.add({ e164: '+12025550142', optedOutAt: 5, how: 'STOP' });
  world.drafts.save({ ...emptyDraft, text: 'Dear customer' });
  const backups: Backups = createBackups({
    dir,
    databaseFile: database.file,
    program: '1.2.3',
    startJob,
    unfinished: world.unfinished,
    now: () => world.now,
    profile: () => profileToSave(profile),
    mergedSettings: (saved) => restoredProfile(profile, saved),
    onProgress: (share) => world.progress.push(share),
  });
  return { ...world, backups, close: () => database.close() };
}

export type World = ReturnType<typeof openWorld>;

/** The preview of a file that is expected to be sound. */
export async function opened(world: World, path: string): Promise<BackupPreview> {
  const answer = await world.backups.open(path);
  if (!answer.ok) throw new Error(answer.error.code);
  if (answer.value?.kind !== 'preview') throw new Error('It was not opened');
  return answer.value.preview;
}

/** Saves a backup and returns where. */
export async function saved(world: World, passphrase: string | null = null): Promise<string> {
  const path = join(tempDir(), 'shop.quicksend');
  const answer = await world.backups.save(path, passphrase);
  if (!answer.ok) throw new Error(answer.error.code);
  return path;
}

/** The same with a work factor that lets a test open hundreds of them. */
export async function encryptedQuickly(plain: string, passphrase: string): Promise<Buffer> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(2);
  return Buffer.from(await encrypter.encrypt(readFileSync(plain)));
}

/** What is in a file that is not encrypted. */
export function unpacked(path: string): Buffer {
  return gunzipSync(readFileSync(path));
}

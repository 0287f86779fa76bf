import { writeFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnTarget, ImportProgress, ImportSession } from '#shared/domain/import';
import { everyone, type ContactDetails } from '#shared/domain/contact';
import type { CountryCode } from '#shared/domain/phone';
import type { Language } from '#shared/domain/settings';
import type { Result } from '#shared/result';
import { breatheNow } from '../../../src/main/contacts/slices';
import { createWriteGate } from '../../../src/main/storage/write-gate';
import { openContactRooms } from '../../../src/main/wiring/contact-rooms';
import { openImportRooms } from '../../../src/main/wiring/import-rooms';
import type { StartJob } from '../../../src/main/worker/jobs';
import { aContactInput } from '../../support/contact-input';
import { jobsHere } from '../../support/worker/jobs-in-process';
import { openSound, startAt, tempDir } from '../storage/temp-database';
import { unfinishedInMemory } from '../../support/unfinished-in-memory';

/** The rooms for imports over a real database, with time in the test's hands. */
export function openImportWorld(options: { startJob?: StartJob; dir?: string } = {}) {
  const dir = options.dir ?? tempDir();
  const database = openSound(dir);
  const startJob = options.startJob ?? jobsHere;
  const gate = createWriteGate();
  const progress: ImportProgress[] = [];
  let listener: (told: ImportProgress) => void = () => undefined;
  const world = {
    now: startAt,
    country: 'DE' as CountryCode,
    language: 'en' as Language,
    nextId: 1,
    changes: 0,
  };
  const clock = {
    now: () => world.now,
    elapsed: () => world.now,
    after: () => () => undefined,
  };
  const shared = {
    database,
    clock,
    startJob,
    newId: () => `id-${String(world.nextId++)}`,
    language: () => world.language,
    defaultCountry: () => world.country,
    breathe: breatheNow,
  };
  const contactRooms = openContactRooms({
    ...shared,
    isPractising: () => false,
    onChange: () => {
      world.changes += 1;
    },
    onMessagesBlanked: () => undefined,
    onErased: () => undefined,
  });
  const rooms = openImportRooms({
    ...shared,
    unfinished: unfinishedInMemory(),
    dataDir: dir,
    gate,
    fields: () => contactRooms.customFields.list(),
    ground: contactRooms.ground,
    onImportProgress: (told) => {
      progress.push(told);
      listener(told);
    },
    onExportProgress: () => undefined,
  });

  function file(name: string, text: string | Uint8Array): string {
    const path = join(dir, name);
    writeFileSync(path, text);
    return path;
  }

  /** Opens a text as a file that was chosen. */
  async function open(text: string, name = 'customers.csv'): Promise<ImportSession> {
    const path = file(name, text);
    return value(await rooms.imports.open({ kind: 'file', path }, name));
  }

  /** Opens and checks with the columns as guessed, or as given. */
  async function check(text: string, columns?: readonly ColumnTarget[], name?: string) {
    const session = await open(text, name);
    const targets = columns ?? session.columns.map(({ target }) => target);
    const preview = value(await rooms.imports.check(session.importId, targets));
    return { session, preview };
  }

  /** Imports a text whole. */
  async function importText(text: string, columns?: readonly ColumnTarget[], name?: string) {
    const { session } = await check(text, columns, name);
    return value(await rooms.imports.run(session.importId));
  }

  /** All contacts that are not in the bin, by name. */
  async function contacts(): Promise<readonly ContactDetails[]> {
    const page = await contactRooms.contacts.list({ query: everyone, limit: 500, offset: 0 });
    return page.contacts.map(({ id }) => value(contactRooms.contacts.get(id)));
  }

  /** Saves a new contact, as with the form. */
  function saveNew(givenName: string, typed: string) {
    const input = aContactInput({ givenName, familyName: '', numbers: [{ typed, label: '' }] });
    return contactRooms.contacts.save(input);
  }

  return {
    ...rooms,
    saveNew,
    /** Tells of progress as it comes. */
    onProgress: (listen: typeof listener) => {
      listener = listen;
    },
    contactRooms,
    database,
    dir,
    gate,
    world,
    progress,
    file,
    open,
    check,
    importText,
    contacts,
    /** What imports have left in the profile's folder. */
    leftovers: () => readdirSync(dir).filter((name) => name.includes('.staging')),
  };
}

/** What went well, or the test fails with the code. */
export function value<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

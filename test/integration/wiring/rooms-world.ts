import { expect } from 'vitest';
import { defaultProfile, type Profile } from '../../../src/main/settings/profile';
import type { ProfileStore } from '../../../src/main/settings/profile-store';
import { openRooms } from '../../../src/main/wiring/rooms';
import type { Message } from '../../../src/shared/domain/message';
import { jobsHere } from '../../support/worker/jobs-in-process';
import { openSound, tempDir } from '../storage/temp-database';

const silent = (): void => undefined;
const silentLog = { info: silent, warn: silent, error: silent, debug: silent };

export function memoryProfile(): ProfileStore {
  let profile: Profile = defaultProfile('US');
  profile = { ...profile, settings: { ...profile.settings, undoSeconds: 0 } };
  return {
    get: () => profile,
    change: (parts) => (profile = { ...profile, ...parts }),
  };
}

/** The rooms over a real database and real sockets, with a way to wait for a state. */
export function openRoomsWorld(
  dir = tempDir(),
  profile = memoryProfile(),
  isFolderOurs = () => true,
) {
  const database = openSound(dir);
  const storeFailures: unknown[] = [];
  let changed: () => void = () => undefined;
  const rooms = openRooms({
    version: '0.0.0',
    log: silentLog,
    database,
    profile,
    startJob: jobsHere,
    language: () => 'en',
    dataDir: dir,
    isFolderOurs,
    onImportProgress: () => undefined,
    onExportProgress: () => undefined,
    onHistoryExportProgress: () => undefined,
    onContactsChange: () => undefined,
    onTemplatesChange: () => undefined,
    onBatchesChange: () => undefined,
    onSchedulesChange: () => undefined,
    onNotice: () => {},
    onMissed: () => undefined,
    onMessagesBlanked: () => undefined,
    onMessagesDeleted: () => undefined,
    onBudgetNews: () => undefined,
    onErased: () => undefined,
    resolveProxy: () => Promise.resolve('DIRECT'),
    onAccountsChange: () => undefined,
    onMessagesChange: () => {
      changed();
    },
    onStoreFailure: (error) => {
      storeFailures.push(error);
    },
  });
  const end = async () => {
    await rooms.outbox.stop();
    await rooms.close();
    expect(storeFailures.splice(0)).toEqual([]);
  };
  const reached = (id: string, kind: Message['state']['kind']) =>
    new Promise<Message>((resolve) => {
      changed = () => {
        const message = rooms.messages.get(id);
        if (message?.state.kind === kind) resolve(message);
      };
      changed();
    });
  return { rooms, reached, end, profile, dir, database, storeFailures };
}

export const compose = (accountId: string, senderId: string, e164: string, text: string) => ({
  requestId: `request-${text.replaceAll(' ', '-')}`,
  accountId,
  senderId,
  recipients: [{ e164, contactId: null, name: null }],
  text,
  duplicateConfirmed: false,
});

export async function practice(world: ReturnType<typeof openRoomsWorld>): Promise<string> {
  const account = await world.rooms.accounts.startPractice();
  if (!account.ok) throw new Error(account.error.code);
  world.rooms.schedule.start();
  return account.value.id;
}

export async function whiteLabel(world: RoomsWorld, baseUrl: string): Promise<string> {
  const connection = await world.rooms.accounts.connect({
    kind: 'white-label',
    baseUrl,
    key: '1|abcdefghijkl',
    keepKeyInMemory: true,
  });
  if (!connection.ok) throw new Error(connection.error.code);
  const { connectionId } = connection.value;
  const account = world.rooms.accounts.finish({ connectionId, senderId: '7', label: 'Shop' });
  if (!account.ok) throw new Error(account.error.code);
  // Whenever the test is run.
  const { settings } = world.profile.get();
  const quietHours = { [account.value.id]: { kind: 'off' as const } };
  world.profile.change({ settings: { ...settings, quietHours } });
  world.rooms.schedule.start();
  return account.value.id;
}

export async function sent(
  world: RoomsWorld,
  accountId: string,
  e164: string,
  text: string,
): Promise<string> {
  const { senderId } = world.rooms.accounts.list().find(({ id }) => id === accountId)!;
  const answer = await world.rooms.sendSms(compose(accountId, senderId, e164, text));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.messages[0]!.id;
}

export type RoomsWorld = ReturnType<typeof openRoomsWorld>;

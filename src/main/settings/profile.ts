import * as v from 'valibot';
import { accountKinds } from '#shared/domain/account';
import { boundsSchema, defaultSettings, settingsSchema } from '#shared/domain/settings';

const nullableText = v.nullable(v.string());

const senderSchema = v.object({
  id: v.string(),
  phoneNumber: nullableText,
  nickname: nullableText,
});

const identitySchema = v.object({
  name: nullableText,
  email: nullableText,
  balance: v.nullable(
    v.object({ amountMicros: v.pipe(v.number(), v.integer()), currency: nullableText }),
  ),
});

/** An account as stored: everything but its key. */
export const accountRecordSchema = v.object({
  id: v.string(),
  kind: v.picklist(accountKinds),
  label: v.string(),
  baseUrl: v.string(),
  senders: v.array(senderSchema),
  senderId: v.string(),
  identity: identitySchema,
  identityAt: v.number(),
  keyPlace: v.picklist(['keychain', 'memory', 'not-needed']),
  // An older version had none.
  signOff: v.optional(v.string(), ''),
});

export type AccountRecord = v.InferOutput<typeof accountRecordSchema>;

const profileEntries = {
  // Not strict: a newer version's settings are no damage.
  settings: v.object(settingsSchema.entries),
  accounts: v.array(accountRecordSchema),
  activeAccountId: nullableText,
  /** Keys that Connect stored and Finish has not claimed; removed from the keychain at the next start. */
  unclaimedKeyIds: v.array(v.string()),
  deskBounds: v.nullable(boundsSchema),
  /** Files of exports that may be there half-written; removed at the next start. */
  unfinishedFiles: v.array(v.string()),
  /** When the feed of updates last answered. */
  updatesCheckedAt: v.nullable(v.number()),
  /** The last end of the program failed to put a new version in. */
  updateFailed: v.boolean(),
};

/** Everything that the settings file holds. */
export type Profile = {
  readonly [K in keyof typeof profileEntries]: v.InferOutput<(typeof profileEntries)[K]>;
};

/** A fresh profile. */
export function defaultProfile(defaultCountry: string): Profile {
  return {
    settings: defaultSettings(defaultCountry),
    accounts: [],
    activeAccountId: null,
    unclaimedKeyIds: [],
    deskBounds: null,
    unfinishedFiles: [],
    updatesCheckedAt: null,
    updateFailed: false,
  };
}

/** What could be read of a settings file, and whether all of it was as it should be. */
export interface ReadProfile {
  readonly profile: Profile;
  readonly damaged: boolean;
  /** Accounts were lost; what keys they may have had are unclaimed then. */
  readonly accountsLost: boolean;
}

/**
 * Reads a settings file's content. Each part that is missing or not valid takes its default, and of
 * the accounts each one that is not valid is left out; parts that are there and not valid make the
 * file `damaged`, so that a copy of it is kept.
 */
export function readProfile(content: string | null, defaultCountry: string): ReadProfile {
  const fallback = defaultProfile(defaultCountry);
  if (content === null) return { profile: fallback, damaged: false, accountsLost: false };
  const unreadable = (): ReadProfile => {
    const unclaimedKeyIds = idsIn(content);
    const accountsLost = unclaimedKeyIds.length > 0;
    return { profile: { ...fallback, unclaimedKeyIds }, damaged: true, accountsLost };
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return unreadable();
  }
  const object = v.safeParse(v.record(v.string(), v.unknown()), parsed);
  if (!object.success || Array.isArray(parsed)) return unreadable();

  const state = { damaged: false };
  const part = <K extends keyof Profile>(name: K): Profile[K] => {
    const found = object.output[name];
    if (found === undefined) return fallback[name];
    // A setting that an older version did not have yet takes its default.
    const whole: unknown =
      name === 'settings' && typeof found === 'object' && found !== null
        ? { ...fallback.settings, ...found }
        : found;
    const read = v.safeParse(profileEntries[name], whole);
    if (read.success) return read.output as Profile[K];
    state.damaged = true;
    return fallback[name];
  };
  const found = object.output['accounts'] ?? [];
  const records = Array.isArray(found) ? (found as readonly unknown[]) : [];
  const accounts = records.flatMap((record) => {
    const read = v.safeParse(accountRecordSchema, record);
    return read.success ? [read.output] : [];
  });
  const accountsLost = !Array.isArray(found) || accounts.length < records.length;
  const kept = new Set(accounts.map(({ id }) => id));
  const lostIds = accountsLost ? idsIn(JSON.stringify(found)).filter((id) => !kept.has(id)) : [];
  const activeId = part('activeAccountId');
  const profile: Profile = {
    settings: part('settings'),
    accounts,
    // Whoever has accounts sends from one of them, whatever else was lost.
    activeAccountId: (accounts.find(({ id }) => id === activeId) ?? accounts[0])?.id ?? null,
    unclaimedKeyIds: [...new Set([...part('unclaimedKeyIds'), ...lostIds])],
    deskBounds: part('deskBounds'),
    unfinishedFiles: part('unfinishedFiles'),
    updatesCheckedAt: part('updatesCheckedAt'),
    updateFailed: part('updateFailed'),
  };
  return { profile, damaged: state.damaged || accountsLost, accountsLost };
}

/**
 * What may be ids of accounts in a text that cannot be read: the program makes UUIDs. A sender's id
 * may be among them, which names no key.
 */
function idsIn(text: string): string[] {
  const ids = text.matchAll(/"id"\s*:\s*"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g);
  return [...new Set([...ids].map(([, id]) => id ?? ''))];
}

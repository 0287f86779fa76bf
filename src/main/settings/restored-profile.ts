import { readProfile, type AccountRecord, type Profile } from './profile';

/** The parts of the settings that a backup holds. None of them has a key. */
export function profileToSave(profile: Profile): Readonly<Record<string, unknown>> {
  const { settings, accounts, activeAccountId } = profile;
  return { settings, accounts, activeAccountId };
}

/**
 * The settings after a backup was restored, as the text of their file.
 *
 * What belongs to this computer and not to the shop stays: its windows, and what it starts and opens by
 * itself. Accounts that the backup does not know stay too: their keys are here, and would else be in
 * nobody's hands. Where a key goes is never taken from a backup, which anybody may have edited. Texts are
 * kept for good: those that were brought back may be just the ones that would go by their age, so they go
 * only once the user has seen how many, and said so again.
 */
export function restoredProfile(
  present: Profile,
  saved: Readonly<Record<string, unknown>>,
): string {
  const { profile } = readProfile(JSON.stringify(saved), present.settings.defaultCountry);
  const { launchAtLogin, telLinks } = present.settings;
  const known = new Set(profile.accounts.map(({ id }) => id));
  const accounts = [
    ...profile.accounts.map((account) => restoredAccount(present, account)),
    ...present.accounts.filter(({ id }) => !known.has(id)),
  ];
  const restored: Profile = {
    ...present,
    settings: { ...profile.settings, launchAtLogin, telLinks, textMonths: null },
    accounts,
    activeAccountId: profile.activeAccountId ?? present.activeAccountId,
  };
  return JSON.stringify(restored, null, '\t');
}

/** An account and a key that were not here together must never be put together. */
function restoredAccount(present: Profile, saved: AccountRecord): AccountRecord {
  const here = present.accounts.find(({ id }) => id === saved.id);
  if (here === undefined) {
    // The keychain may have a key by this id, of another profile or an earlier one: it is not asked.
    return { ...saved, keyPlace: saved.kind === 'practice' ? 'not-needed' : 'memory' };
  }
  const isSame = saved.kind === here.kind && saved.baseUrl === here.baseUrl;
  return isSame ? { ...saved, keyPlace: here.keyPlace } : here;
}

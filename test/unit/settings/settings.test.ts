import { describe, expect, it } from 'vitest';
import { defaultProfile, type Profile } from '../../../src/main/settings/profile';
import type { ProfileStore } from '../../../src/main/settings/profile-store';
import { createSettings, type SettingsDesktop } from '../../../src/main/settings/settings';
import { err, ok } from '../../../src/shared/result';

function memoryProfile(): ProfileStore {
  let profile: Profile = defaultProfile('DE');
  return {
    get: () => profile,
    change: (parts) => (profile = { ...profile, ...parts }),
  };
}

const desktop = (part: Partial<SettingsDesktop>): SettingsDesktop => ({
  setLoginItem: () => Promise.resolve(ok(null)),
  setTelLinks: () => Promise.resolve(ok(null)),
  ...part,
});

/** A desktop that does as it is told. */
function desktopOf(here: { atLogin: boolean; telLinks: boolean }): SettingsDesktop {
  return {
    setLoginItem: (on) => {
      here.atLogin = on;
      return Promise.resolve(ok(null));
    },
    setTelLinks: (on) => {
      here.telLinks = on;
      return Promise.resolve(ok(null));
    },
  };
}

describe('changing settings', () => {
  it('changes what is named and leaves the rest', async () => {
    const profile = memoryProfile();
    const told: unknown[] = [];
    const settings = createSettings(
      profile,
      desktop({ setLoginItem: () => Promise.reject(new Error('must not be touched')) }),
      (now, before) => told.push([before.theme, now.theme]),
    );
    const changed = await settings.change({ theme: 'dark', language: undefined });
    expect(changed).toMatchObject({ ok: true, value: { theme: 'dark', language: 'system' } });
    expect(profile.get().settings.theme).toBe('dark');
    expect(told).toEqual([['system', 'dark']]);
  });

  it('keeps nothing when the desktop refuses to start the program at login', async () => {
    const profile = memoryProfile();
    const settings = createSettings(
      profile,
      desktop({ setLoginItem: () => Promise.resolve(err({ code: 'login-item-failed' })) }),
      () => undefined,
    );
    expect(await settings.change({ launchAtLogin: true, theme: 'dark' })).toEqual({
      ok: false,
      error: { code: 'login-item-failed' },
    });
    expect(profile.get().settings).toMatchObject({ launchAtLogin: false, theme: 'system' });
  });

  it('tells the desktop only when starting at login really changes', async () => {
    const asked: boolean[] = [];
    const settings = createSettings(
      memoryProfile(),
      desktop({
        setLoginItem: (on) => {
          asked.push(on);
          return Promise.resolve(ok(null));
        },
      }),
      () => undefined,
    );
    await settings.change({ launchAtLogin: false });
    await settings.change({ launchAtLogin: true });
    await settings.change({ launchAtLogin: true });
    expect(asked).toEqual([true]);
  });

  it('registers for tel: links with the desktop, and keeps nothing where it refuses', async () => {
    const profile = memoryProfile();
    const asked: boolean[] = [];
    const answers = [ok(null), err({ code: 'links-not-registered' as const })];
    const settings = createSettings(
      profile,
      desktop({
        setTelLinks: (on) => {
          asked.push(on);
          return Promise.resolve(answers.shift() ?? ok(null));
        },
      }),
      () => undefined,
    );
    expect(await settings.change({ telLinks: true })).toMatchObject({ ok: true });
    expect(await settings.change({ telLinks: false })).toMatchObject({ ok: false });
    expect(asked).toEqual([true, false]);
    expect(profile.get().settings.telLinks).toBe(true);
  });

  it('does not undo a change that came in while the desktop was asked', async () => {
    const profile = memoryProfile();
    const settings = createSettings(
      profile,
      desktop({
        setLoginItem: async () => {
          profile.change({ settings: { ...profile.get().settings, undoSeconds: 9 } });
          return ok(null);
        },
      }),
      () => undefined,
    );
    await settings.change({ launchAtLogin: true });
    expect(profile.get().settings).toMatchObject({ launchAtLogin: true, undoSeconds: 9 });
  });

  it('leaves nothing with the desktop when the settings cannot be written', async () => {
    const here = { atLogin: false, telLinks: true };
    const profile = memoryProfile();
    profile.change({ settings: { ...profile.get().settings, telLinks: true } });
    const full: ProfileStore = {
      get: () => profile.get(),
      change: () => {
        throw new Error('ENOSPC');
      },
    };
    const settings = createSettings(full, desktopOf(here), () => undefined);
    await expect(settings.change({ launchAtLogin: true, telLinks: false })).rejects.toThrow(
      'ENOSPC',
    );
    expect(here).toEqual({ atLogin: false, telLinks: true });
  });

  it('does not start the program at login when another part of the change is refused', async () => {
    const here = { atLogin: false, telLinks: false };
    const refused = err({ code: 'links-not-registered' as const });
    const refusing = { ...desktopOf(here), setTelLinks: () => Promise.resolve(refused) };
    const settings = createSettings(memoryProfile(), refusing, () => undefined);
    expect(await settings.change({ launchAtLogin: true, telLinks: true })).toEqual(refused);
    expect(here.atLogin).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { defaultProfile, type Profile } from '../../../src/main/settings/profile';
import type { ProfileStore } from '../../../src/main/settings/profile-store';
import { createSettings } from '../../../src/main/settings/settings';
import { err, ok } from '../../../src/shared/result';

function memoryProfile(): ProfileStore {
  let profile: Profile = defaultProfile('DE');
  return {
    get: () => profile,
    change: (parts) => (profile = { ...profile, ...parts }),
  };
}

describe('changing settings', () => {
  it('changes what is named and leaves the rest', async () => {
    const profile = memoryProfile();
    const told: unknown[] = [];
    const settings = createSettings(
      profile,
      () => Promise.reject(new Error('login item must not be touched')),
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
      () => Promise.resolve(err({ code: 'login-item-failed' as const })),
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
      (on) => {
        asked.push(on);
        return Promise.resolve(ok(null));
      },
      () => undefined,
    );
    await settings.change({ launchAtLogin: false });
    await settings.change({ launchAtLogin: true });
    await settings.change({ launchAtLogin: true });
    expect(asked).toEqual([true]);
  });

  it('does not undo a change that came in while the desktop was asked', async () => {
    const profile = memoryProfile();
    const settings = createSettings(
      profile,
      async () => {
        profile.change({ settings: { ...profile.get().settings, undoSeconds: 9 } });
        return ok(null);
      },
      () => undefined,
    );
    await settings.change({ launchAtLogin: true });
    expect(profile.get().settings).toMatchObject({ launchAtLogin: true, undoSeconds: 9 });
  });
});

import { emptyOutbox, type AppSnapshot, type WindowRole } from '#shared/contract/snapshot';
import { defaultSettings, resolveLanguage } from '#shared/domain/settings';
import { followSnapshot, onSnapshot, rehearseWith } from '../lib/snapshot-store';
import { speak, startI18n } from './i18n';
import { applyTheme } from './theme';

/**
 * Fetches the snapshot and makes language and theme follow it; resolves when there is something to
 * render.
 *
 * The quick window, which is hidden until it is wanted, renders at once with a snapshot of nobody's,
 * while main is still starting; it is ready only after it has rendered main's.
 */
export async function startRenderer(role: WindowRole): Promise<void> {
  startI18n(resolveLanguage('system', navigator.languages));
  onSnapshot((snapshot) => {
    applyTheme(snapshot.settings.theme);
    speak(snapshot.language);
  });
  const following = followSnapshot();
  if (role === 'quick') rehearseWith(rehearsal);
  else await following;
}

/** What a program shows that nobody has used yet. */
const rehearsal: AppSnapshot = {
  version: '',
  logFile: '',
  platform: 'linux',
  language: 'en',
  settings: defaultSettings('US'),
  accounts: [],
  activeAccountId: null,
  shortcut: { accelerator: '', registered: false, problem: null },
  updates: { state: { kind: 'off', why: 'development' }, checkedAt: null },
  outbox: emptyOutbox,
  notices: [],
};

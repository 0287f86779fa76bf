import { currentSnapshot, followSnapshot, onSnapshot } from '../lib/snapshot-store';
import { speak, startI18n } from './i18n';
import { applyTheme } from './theme';

/** Fetches the snapshot and makes language and theme follow it; all that must be there before the first paint. */
export async function startRenderer(): Promise<void> {
  onSnapshot((snapshot) => {
    applyTheme(snapshot.settings.theme);
  });
  await followSnapshot();
  startI18n(currentSnapshot()?.language ?? 'en');
  onSnapshot((snapshot) => {
    speak(snapshot.language);
  });
}

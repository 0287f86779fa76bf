import type { Settings } from '#shared/domain/settings';

/** Shows the chosen theme; `system` leaves it to the desktop. */
export function applyTheme(theme: Settings['theme']): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
}

import { useSyncExternalStore } from 'react';

/** The look's colours as a canvas takes them. */
export interface ChartColours {
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly surface: string;
  readonly named: string;
  readonly estimated: string;
  readonly unclear: string;
}

const names: Readonly<Record<keyof ChartColours, string>> = {
  ink: '--chart-ink',
  inkSoft: '--chart-ink-soft',
  line: '--chart-line',
  surface: '--chart-surface',
  named: '--chart-named',
  estimated: '--chart-estimated',
  unclear: '--chart-unclear',
};

/** What the colours are now: custom properties say `light-dark(…)`, an element's own colour what it is. */
export function readColours(): ChartColours {
  const probe = document.createElement('span');
  // Where colours are forced, every text would have the same one.
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, read(name)]),
  ) as Record<keyof ChartColours, string>;
  probe.remove();
  return colours;
}

let colours: ChartColours | null = null;

function subscribe(listener: () => void): () => void {
  const changed = (): void => {
    colours = null;
    listener();
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

/** The colours that charts are drawn in; others when the theme or the contrast changes. */
export function useChartColours(): ChartColours {
  return useSyncExternalStore(subscribe, () => (colours ??= readColours()));
}

import type { ReactNode } from 'react';

/** Shapes on a 16×16 grid, drawn with 1.5-pixel lines. */
const shapes = {
  add: 'M8 3v10M3 8h10',
  arrived: 'M2.5 8.5l3.5 3.5 7.5-8',
  back: 'M6.5 3.5L2 8l4.5 4.5M2.5 8h11',
  batches: 'M2.5 3h8v6h-5L3.5 11V9h-1zM13 6.25h.5v5.5h-1v2l-2-2H7',
  bringIn: 'M8 2.5v7.5M4.75 7L8 10.25 11.25 7M2.5 10.5v3h11v-3',
  chart: 'M2.5 2.5v11h11M5.5 11V8M8.5 11V5M11.5 11V7',
  chevronDown: 'M4 6l4 4 4-4',
  clock: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.75V8l2.25 1.5',
  close: 'M4 4l8 8M12 4l-8 8',
  compose: 'M9.5 3.5l3 3-6.5 6.5H3v-3zM8 14h5.5',
  contacts: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8zM2.75 13.5a5.25 4 0 0 1 10.5 0z',
  copy: 'M5.5 5.5h8v8h-8zM3 10.5H2.5v-8h8V3',
  edit: 'M10.5 2.75l2.75 2.75-7.5 7.5H3v-2.75zM9 4.25L11.75 7',
  error: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 5v3.5M8 11v.01',
  hide: 'M3 3l10 10M6.6 6.6a2 2 0 0 0 2.8 2.8M4.2 4.7A9.5 9.5 0 0 0 1.5 8c1.5 2.7 3.7 4.25 6.5 4.25 1 0 2-.2 2.85-.6M7 3.8a7 7 0 0 1 1-.05c2.8 0 5 1.55 6.5 4.25a9.4 9.4 0 0 1-1.4 1.9',
  history: 'M2.5 8a5.5 5.5 0 1 0 1.6-3.9L2.5 5.5M2.5 2.5v3h3M8 5v3l2 1.5',
  info: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 7.5V11M8 5v.01',
  key: 'M5.5 7.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM7.75 8.25L13 3M11 5l2 2M9.25 6.75l1.25 1.25',
  minus: 'M3 8h10',
  more: 'M3.5 8v.01M8 8v.01M12.5 8v.01',
  filter: 'M2.5 3.5h11L9.5 8.5v4L6.5 13.5v-5z',
  openDesk: 'M9 2.5h4.5V7M13.5 2.5L8 8M6.5 3.5h-4v10h10v-4',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  phone:
    'M3 2.5h2.5l1.25 3-1.5 1.25a7.5 7.5 0 0 0 4 4l1.25-1.5 3 1.25V13a1 1 0 0 1-1 1A10.5 10.5 0 0 1 2 3.5a1 1 0 0 1 1-1z',
  question:
    'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM6.25 6.25A1.75 1.75 0 1 1 8.6 7.9c-.4.15-.6.4-.6.85M8 11v.01',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9l1.6 1.4M13.5 2.5v3h-3',
  remove: 'M2.5 4.5h11M6 4.5V3h4v1.5M4 4.5l.5 9h7l.5-9M6.75 7v4M9.25 7v4',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.25 10.25L13.5 13.5',
  send: 'M2.5 8L13.5 2.75 10.5 13.25 7.5 9zM7.5 9l6-6.25',
  settings: 'M2.5 4.5h6M11.5 4.5h2M10 3v3M2.5 11.5h2M7.5 11.5h6M6 10v3',
  show: 'M1.5 8C3 5.3 5.2 3.75 8 3.75S13 5.3 14.5 8C13 10.7 10.8 12.25 8 12.25S3 10.7 1.5 8zM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  template: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h2.5',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h6.75a3.5 3.5 0 0 1 0 7H6',
  warning: 'M8 2.5l6 11H2zM8 6.5V10M8 12v.01',
} as const;

export type IconName = keyof typeof shapes;

/** A picture beside words; screen readers pass over it. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={shapes[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

import type { Platform } from '#shared/contract/snapshot';
import type { Bounds } from '#shared/domain/settings';

/** A point on the desktop in device-independent pixels; negative left of or above the primary display. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A display: all of it, and the part that panels and menu bars leave free. */
export interface DisplayArea {
  readonly bounds: Bounds;
  readonly workArea: Bounds;
}

export interface Displays {
  readonly primary: DisplayArea;
  /** The primary one included. */
  readonly all: readonly DisplayArea[];
}

/** Between the quick window and the edge of the work area. */
const gap = 8;

/**
 * Where the quick window goes, wholly inside one display's work area and no larger than it.
 *
 * `opener` is what asked for it: a click on the tray's icon puts it beside the icon; a key or a
 * command puts it on the display with the pointer, beside the icon where the icon is on that one.
 * `trayBounds` is `null` where the desktop does not tell (Linux).
 */
export function placeQuickWindow(request: {
  readonly size: Size;
  readonly opener: 'tray' | 'key';
  readonly trayBounds: Bounds | null;
  readonly pointer: Point;
  readonly displays: Displays;
  readonly platform: Platform;
}): Bounds {
  const { size, opener, pointer, displays, platform } = request;
  // A desktop that does not tell the icon's bounds still tells where it was clicked.
  const icon =
    request.trayBounds ?? (opener === 'tray' ? { ...pointer, width: 0, height: 0 } : null);
  const pointerDisplay = displayAt(pointer, displays);
  if (icon !== null) {
    const iconDisplay = displayAt(centre(icon), displays);
    if (opener === 'tray' || iconDisplay === pointerDisplay) {
      return besideIcon(size, icon, iconDisplay);
    }
  }
  return inUsualPlace(size, pointerDisplay.workArea, platform);
}

/**
 * Where the desk window goes: its saved bounds, moved and shrunk as little as needed to be wholly
 * inside the display that shows most of them, or the middle of the primary display where no display
 * shows any of them or none were saved.
 */
export function visibleBounds(saved: Bounds | null, displays: Displays, usual: Size): Bounds {
  if (saved !== null) {
    const best = displays.all
      .map((display) => ({ display, shown: overlap(saved, display.workArea) }))
      .reduce((most, next) => (next.shown > most.shown ? next : most));
    if (best.shown > 0) return inside(saved, best.display.workArea);
  }
  const { width, height } = saved ?? usual;
  const { workArea } = displays.primary;
  const middle = centre(workArea);
  return inside({ x: middle.x - width / 2, y: middle.y - height / 2, width, height }, workArea);
}

function besideIcon(size: Size, icon: Bounds, display: DisplayArea): Bounds {
  const { workArea } = display;
  const middle = centre(icon);
  // The larger of the two, so that a panel that hides itself, which the work area does not know, is not covered.
  const below = Math.max(workArea.y, icon.y + icon.height) + gap;
  const above = Math.min(bottom(workArea), icon.y) - gap - size.height;
  const rightOf = Math.max(workArea.x, icon.x + icon.width) + gap;
  const leftOf = Math.min(right(workArea), icon.x) - gap - size.width;
  const across = middle.x - size.width / 2;
  const along = middle.y - size.height / 2;
  const at: Readonly<Record<Side, Point>> = {
    top: { x: across, y: below },
    bottom: { x: across, y: above },
    left: { x: rightOf, y: along },
    right: { x: leftOf, y: along },
  };
  return inside({ ...at[panelSide(middle, display)], ...size }, workArea);
}

type Side = 'top' | 'bottom' | 'left' | 'right';

/** The side of the display that the panel with the icon is on. */
function panelSide(icon: Point, { bounds, workArea }: DisplayArea): Side {
  if (icon.y < workArea.y) return 'top';
  if (icon.y >= bottom(workArea)) return 'bottom';
  if (icon.x < workArea.x) return 'left';
  if (icon.x >= right(workArea)) return 'right';
  const distances: readonly (readonly [Side, number])[] = [
    ['top', icon.y - bounds.y],
    ['bottom', bottom(bounds) - icon.y],
    ['left', icon.x - bounds.x],
    ['right', right(bounds) - icon.x],
  ];
  return distances.reduce((nearest, next) => (next[1] < nearest[1] ? next : nearest))[0];
}

function inUsualPlace(size: Size, area: Bounds, platform: Platform): Bounds {
  const atRight = right(area) - gap - size.width;
  switch (platform) {
    case 'darwin':
      return inside({ x: atRight, y: area.y + gap, ...size }, area);
    case 'win32':
      return inside({ x: atRight, y: bottom(area) - gap - size.height, ...size }, area);
    case 'linux':
      // Panels are anywhere here, so the place where one looks first.
      return inside(
        {
          x: area.x + (area.width - size.width) / 2,
          y: area.y + (area.height - size.height) / 3,
          ...size,
        },
        area,
      );
  }
}

/** The display that holds a point, or the nearest one: pointers can stand between displays of mixed scale. */
function displayAt(point: Point, displays: Displays): DisplayArea {
  return displays.all.reduce(
    (nearest, next) =>
      distance(point, next.bounds) < distance(point, nearest.bounds) ? next : nearest,
    displays.primary,
  );
}

/** The square of the distance from a point to a rectangle; 0 inside. The right and bottom edges are outside. */
function distance(point: Point, area: Bounds): number {
  const x = Math.max(area.x - point.x, 0, point.x - (right(area) - 1));
  const y = Math.max(area.y - point.y, 0, point.y - (bottom(area) - 1));
  return x * x + y * y;
}

/** Shrinks and moves a rectangle as little as needed to be inside an area, on whole pixels. */
function inside(wanted: Bounds, area: Bounds): Bounds {
  const width = Math.min(wanted.width, area.width);
  const height = Math.min(wanted.height, area.height);
  return {
    x: clamp(Math.round(wanted.x), area.x, right(area) - width),
    y: clamp(Math.round(wanted.y), area.y, bottom(area) - height),
    width,
    height,
  };
}

function overlap(a: Bounds, b: Bounds): number {
  const width = Math.min(right(a), right(b)) - Math.max(a.x, b.x);
  const height = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
  return Math.max(width, 0) * Math.max(height, 0);
}

const right = (area: Bounds): number => area.x + area.width;
const bottom = (area: Bounds): number => area.y + area.height;
const centre = (area: Bounds): Point => ({
  x: area.x + area.width / 2,
  y: area.y + area.height / 2,
});
const clamp = (value: number, min: number, max: number): number =>
  Math.min(Math.max(value, min), max);

/** Whether two windows would be in the same place and of the same size. */
export function areSame(a: Bounds, b: Bounds): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

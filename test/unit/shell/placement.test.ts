import { describe, expect, it } from 'vitest';
import {
  areSame,
  placeQuickWindow,
  visibleBounds,
  type DisplayArea,
  type Displays,
} from '../../../src/main/shell/placement';
import type { Bounds } from '../../../src/shared/domain/settings';
import { fc } from '../../support/property';

const rect = (x: number, y: number, width: number, height: number): Bounds => ({
  x,
  y,
  width,
  height,
});
const display = (bounds: Bounds, workArea: Bounds = bounds): DisplayArea => ({ bounds, workArea });
const displays = (primary: DisplayArea, ...others: DisplayArea[]): Displays => ({
  primary,
  all: [primary, ...others],
});
const size = { width: 440, height: 520 };
const screen = rect(0, 0, 1920, 1080);

function isInside(inner: Bounds, outer: Bounds): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function place(
  request: Partial<Parameters<typeof placeQuickWindow>[0]> & { displays: Displays },
): Bounds {
  return placeQuickWindow({
    size,
    opener: 'key',
    trayBounds: null,
    pointer: { x: 10, y: 10 },
    platform: 'linux',
    ...request,
  });
}

describe('the quick window beside the tray icon', () => {
  it('hangs below a panel at the top, centred on the icon', () => {
    const at = place({
      opener: 'tray',
      platform: 'darwin',
      trayBounds: rect(1000, 0, 24, 24),
      displays: displays(display(screen, rect(0, 25, 1920, 1055))),
    });
    expect(at).toEqual(rect(792, 33, 440, 520));
  });

  it('stands on a taskbar at the bottom and does not leave the display at the right', () => {
    const at = place({
      opener: 'tray',
      platform: 'win32',
      trayBounds: rect(1800, 1045, 24, 30),
      displays: displays(display(screen, rect(0, 0, 1920, 1040))),
    });
    expect(at).toEqual(rect(1480, 512, 440, 520));
  });

  it('stands beside a panel at the left', () => {
    const at = place({
      opener: 'tray',
      trayBounds: rect(4, 1000, 40, 40),
      displays: displays(display(screen, rect(48, 0, 1872, 1080))),
    });
    expect(at).toEqual(rect(56, 560, 440, 520));
  });

  it('stands beside a panel at the right', () => {
    const at = place({
      opener: 'tray',
      trayBounds: rect(1880, 500, 40, 40),
      displays: displays(display(screen, rect(0, 0, 1872, 1080))),
    });
    expect(at).toEqual(rect(1424, 260, 440, 520));
  });

  it('does not cover a taskbar that hides itself and that the work area does not know', () => {
    const at = place({
      opener: 'tray',
      platform: 'win32',
      trayBounds: rect(1700, 1045, 24, 30),
      displays: displays(display(screen)),
    });
    expect(at.y + at.height).toBeLessThan(1045);
  });

  it('is on the display with the icon when the icon was clicked, also at negative coordinates', () => {
    const left = display(rect(-2560, -400, 2560, 1440), rect(-2560, -376, 2560, 1416));
    const at = place({
      opener: 'tray',
      trayBounds: rect(-200, -398, 20, 20),
      displays: displays(display(screen), left),
    });
    expect(at).toEqual(rect(-440, -368, 440, 520));
  });

  it('stands where the icon was clicked on a desktop that does not tell its bounds', () => {
    const at = place({
      opener: 'tray',
      pointer: { x: 1500, y: 12 },
      displays: displays(display(screen, rect(0, 28, 1920, 1052))),
    });
    expect(at).toEqual(rect(1280, 36, 440, 520));
  });

  it('opens there by a key too where the pointer is on the same display', () => {
    const at = place({
      trayBounds: rect(1000, 0, 24, 24),
      pointer: { x: 300, y: 900 },
      displays: displays(display(screen, rect(0, 25, 1920, 1055))),
    });
    expect(at).toEqual(rect(792, 33, 440, 520));
  });
});

describe('the quick window on the display with the pointer', () => {
  const second = display(rect(1920, 0, 1280, 1024), rect(1920, 0, 1280, 984));
  const both = displays(display(screen, rect(0, 0, 1920, 1040)), second);
  const pointer = { x: 2000, y: 500 };

  it('is there by a key although the icon is on another display', () => {
    const at = place({ trayBounds: rect(1800, 1045, 24, 30), pointer, displays: both });
    expect(isInside(at, second.workArea)).toBe(true);
  });

  it('is in the upper third and the middle on Linux', () => {
    expect(place({ pointer, displays: both })).toEqual(rect(2340, 155, 440, 520));
  });

  it('is near the corner with the menu bar on macOS and the one with the clock on Windows', () => {
    expect(place({ pointer, displays: both, platform: 'darwin' })).toEqual(rect(2752, 8, 440, 520));
    expect(place({ pointer, displays: both, platform: 'win32' })).toEqual(
      rect(2752, 456, 440, 520),
    );
  });

  it('is on the nearest display when the pointer stands in a gap between scales', () => {
    const scaled = display(rect(2200, 0, 1280, 720));
    const at = place({
      pointer: { x: 2150, y: 300 },
      displays: displays(display(screen), scaled),
    });
    expect(isInside(at, scaled.bounds)).toBe(true);
  });

  it('belongs to the right one of two displays at the edge between them', () => {
    const at = place({ pointer: { x: 1920, y: 0 }, displays: both });
    expect(isInside(at, second.workArea)).toBe(true);
  });

  it('shrinks on a display that is smaller than it', () => {
    const tiny = rect(0, 20, 320, 220);
    expect(place({ displays: displays(display(rect(0, 0, 320, 240), tiny)) })).toEqual(tiny);
  });
});

const anyDisplay = fc
  .record({
    x: fc.integer({ min: -8_000, max: 8_000 }),
    y: fc.integer({ min: -8_000, max: 8_000 }),
    width: fc.integer({ min: 200, max: 5_000 }),
    height: fc.integer({ min: 200, max: 5_000 }),
    left: fc.integer({ min: 0, max: 90 }),
    top: fc.integer({ min: 0, max: 90 }),
    right: fc.integer({ min: 0, max: 90 }),
    bottom: fc.integer({ min: 0, max: 90 }),
  })
  .map(({ x, y, width, height, left, top, right, bottom }) =>
    display(
      rect(x, y, width, height),
      rect(x + left, y + top, width - left - right, height - top - bottom),
    ),
  );
const anyDisplays = fc
  .tuple(anyDisplay, fc.array(anyDisplay, { maxLength: 3 }))
  .map(([primary, others]) => displays(primary, ...others));
const anyPoint = fc.record({
  x: fc.integer({ min: -20_000, max: 20_000 }),
  y: fc.integer({ min: -20_000, max: 20_000 }),
});
const anyBounds = fc.record({
  x: fc.integer({ min: -20_000, max: 20_000 }),
  y: fc.integer({ min: -20_000, max: 20_000 }),
  width: fc.integer({ min: 1, max: 6_000 }),
  height: fc.integer({ min: 1, max: 6_000 }),
});

describe('both windows on any desktop', () => {
  it('are never off-screen: the quick window is wholly in one work area, on whole pixels', () => {
    fc.assert(
      fc.property(
        anyDisplays,
        anyPoint,
        fc.option(anyBounds),
        fc.constantFrom('tray' as const, 'key' as const),
        fc.constantFrom('linux' as const, 'darwin' as const, 'win32' as const),
        (all, pointer, trayBounds, opener, platform) => {
          const at = place({ displays: all, pointer, trayBounds, opener, platform });
          expect(all.all.some(({ workArea }) => isInside(at, workArea))).toBe(true);
          expect(Object.values(at).every(Number.isInteger)).toBe(true);
        },
      ),
    );
  });

  it('are never off-screen: so is the desk window, in its size where that fits', () => {
    fc.assert(
      fc.property(anyDisplays, fc.option(anyBounds), (all, saved) => {
        const at = visibleBounds(saved, all, { width: 980, height: 700 });
        expect(all.all.some(({ workArea }) => isInside(at, workArea))).toBe(true);
        expect(at.width).toBeLessThanOrEqual(saved?.width ?? 980);
        expect(at.height).toBeLessThanOrEqual(saved?.height ?? 700);
      }),
    );
  });
});

describe('the desk window', () => {
  const usual = { width: 980, height: 700 };
  const one = displays(display(screen, rect(0, 0, 1920, 1040)));

  it('is in the middle of the primary display the first time', () => {
    expect(visibleBounds(null, one, usual)).toEqual(rect(470, 170, 980, 700));
  });

  it('is where it was', () => {
    const saved = rect(100, 50, 1200, 800);
    expect(visibleBounds(saved, one, usual)).toEqual(saved);
  });

  it('comes to the primary display when its own was unplugged, in its own size', () => {
    expect(visibleBounds(rect(2500, 100, 1200, 800), one, usual)).toEqual(
      rect(360, 120, 1200, 800),
    );
  });

  it('is moved wholly onto the display that shows most of it', () => {
    expect(visibleBounds(rect(1700, 900, 800, 600), one, usual)).toEqual(rect(1120, 440, 800, 600));
  });

  it('is shrunk to a display that became smaller', () => {
    const small = displays(display(rect(0, 0, 800, 600)));
    expect(visibleBounds(rect(100, 100, 1200, 900), small, usual)).toEqual(rect(0, 0, 800, 600));
  });
});

describe('two places', () => {
  const place = rect(100, 50, 440, 520);

  it('are the same where nothing of them differs', () => {
    expect(areSame(place, { ...place })).toBe(true);
  });

  it.each(['x', 'y', 'width', 'height'] as const)('differ by their %s', (side) => {
    expect(areSame(place, { ...place, [side]: place[side] + 1 })).toBe(false);
  });
});

import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import i18next from 'i18next';
import { startI18n } from '../../src/renderer/app/i18n';
import { addRoomStrings } from '../../src/shared/i18n/room-strings';
import { followTimers } from './page-timers';

// In happy-dom no document is an instance of its window's Document, and react-aria asks just that
// to learn where the focus is.
Object.defineProperty(document.defaultView?.Document ?? Document, Symbol.hasInstance, {
  value: (node: unknown) => node instanceof Node && node.nodeType === Node.DOCUMENT_NODE,
  configurable: true,
});

// happy-dom lays nothing out, and a virtual list shows only what has a place in its frame.
const rowHeight = 60;
const width = { get: () => 400, configurable: true };
const height = {
  configurable: true,
  get(this: HTMLElement) {
    return this.hasAttribute('data-index') ? rowHeight : 600;
  },
};
Object.defineProperties(HTMLElement.prototype, {
  clientWidth: width,
  clientHeight: height,
  offsetWidth: width,
  offsetHeight: height,
});

// happy-dom is never idle.
globalThis.requestIdleCallback = (callback) =>
  window.setTimeout(() => {
    callback({ didTimeout: false, timeRemaining: () => 50 });
  }, 0);
globalThis.cancelIdleCallback = (id) => {
  window.clearTimeout(id);
};

// Views that are loaded late take their time on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

beforeAll(() => {
  startI18n('en');
  addRoomStrings(i18next);
});

afterEach(() => {
  cleanup();
});

// The files share a window and the libraries, which take most of the time to load. Each gets the
// program's modules and their stores anew, and nothing of the one before goes on.
const endTimers = followTimers();
afterAll(() => {
  vi.useRealTimers();
  endTimers();
  vi.restoreAllMocks();
  vi.resetModules();
});

import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startI18n } from '../../src/renderer/app/i18n';

// In happy-dom no document is an instance of its window's Document, and react-aria asks just that
// to learn where the focus is.
Object.defineProperty(document.defaultView?.Document ?? Document, Symbol.hasInstance, {
  value: (node: unknown) => node instanceof Node && node.nodeType === Node.DOCUMENT_NODE,
});

// happy-dom lays nothing out, and a virtual list shows only what has a place in its frame.
const frameHeight = 600;
const rowHeight = 60;
Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: { get: () => 400 },
  offsetHeight: {
    get(this: HTMLElement) {
      return this.hasAttribute('data-index') ? rowHeight : frameHeight;
    },
  },
});

beforeAll(() => {
  startI18n('en');
});

afterEach(() => {
  cleanup();
});

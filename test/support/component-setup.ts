import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startI18n } from '../../src/renderer/app/i18n';

// In happy-dom no document is an instance of its window's Document, and react-aria asks just that
// to learn where the focus is.
Object.defineProperty(document.defaultView?.Document ?? Document, Symbol.hasInstance, {
  value: (node: unknown) => node instanceof Node && node.nodeType === Node.DOCUMENT_NODE,
});

beforeAll(() => {
  startI18n('en');
});

afterEach(() => {
  cleanup();
});

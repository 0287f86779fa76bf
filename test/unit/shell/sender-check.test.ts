import { describe, expect, it } from 'vitest';
import { isOwnSender } from '../../../src/main/shell/sender-check';

const top = (url: string): { url: string; parent: null } => ({ url, parent: null });

describe('who may call over IPC', () => {
  it('is the top frame of a page of ours', () => {
    expect(isOwnSender(top('quicksend://app/index.html?window=quick'))).toBe(true);
  });

  it('is no frame inside it', () => {
    expect(isOwnSender({ url: 'quicksend://app/index.html', parent: {} })).toBe(false);
  });

  it.each([
    'https://app/index.html',
    'file:///index.html',
    'about:blank',
    'data:text/html,x',
    'quicksend://evil/index.html',
    'quicksend://app.example.com/index.html',
    'quicksend://app@evil/index.html',
    'quicksend://user@app/index.html',
    'quicksend:app',
    'not a url',
    '',
  ])('is not %s', (url) => {
    expect(isOwnSender(top(url))).toBe(false);
  });

  it('is no frame that is gone', () => {
    expect(isOwnSender(null)).toBe(false);
    expect(isOwnSender(undefined)).toBe(false);
    const disposed = {
      parent: null,
      get url(): string {
        throw new Error('Render frame was disposed');
      },
    };
    expect(isOwnSender(disposed)).toBe(false);
  });
});

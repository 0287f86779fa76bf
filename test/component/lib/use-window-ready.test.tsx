import { act, render, waitFor } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ChannelResult } from '#shared/contract/channels';
import { ok } from '#shared/result';
import { QuickWindow } from '../../../src/renderer/app/quick-window';
import { followSnapshot } from '../../../src/renderer/lib/snapshot-store';
import { useWindowReady } from '../../../src/renderer/lib/use-window-ready';
import { installFakeBridge } from '../../support/fake-bridge';

/** A main that says when the test wants it to that the window may go on. */
async function installWaitingMain() {
  const fake = installFakeBridge();
  await followSnapshot();
  let say: (answer: ChannelResult<'windowReady'>) => void = () => undefined;
  const answer = new Promise<ChannelResult<'windowReady'>>((resolve) => {
    say = resolve;
  });
  fake.handle('windowReady', () => answer);
  return {
    isAsked: () =>
      waitFor(() => {
        expect(fake.inputsOf('windowReady')).toHaveLength(1);
      }),
    answer: () =>
      act(async () => {
        say(ok(null));
        await answer;
      }),
  };
}

async function showReady() {
  const main = await installWaitingMain();
  const end = vi.fn();
  const warmUp = vi.fn(() => end);
  function Window(): null {
    useWindowReady(warmUp);
    return null;
  }
  const { unmount } = render(<Window />);
  await main.isAsked();
  return { warmUp, end, unmount, answer: main.answer };
}

describe('a window that is ready', () => {
  it('loads what may wait only when main has answered, and once', async () => {
    const { warmUp, end, unmount, answer } = await showReady();
    expect(warmUp).not.toHaveBeenCalled();
    await answer();
    await waitFor(() => {
      expect(warmUp).toHaveBeenCalledOnce();
    });
    expect(end).not.toHaveBeenCalled();
    unmount();
    expect(end).toHaveBeenCalledOnce();
  });

  it('loads nothing when it has gone before main answered', async () => {
    const { warmUp, unmount, answer } = await showReady();
    unmount();
    await answer();
    expect(warmUp).not.toHaveBeenCalled();
  });

  it('begins with what the first keystrokes need only then, where it is the quick one', async () => {
    const idle = vi.spyOn(globalThis, 'requestIdleCallback');
    onTestFinished(() => {
      idle.mockRestore();
    });
    const main = await installWaitingMain();
    await act(() => Promise.resolve(render(<QuickWindow />)));
    await main.isAsked();
    expect(idle).not.toHaveBeenCalled();
    await main.answer();
    await waitFor(() => {
      expect(idle).toHaveBeenCalled();
    });
  });
});

import { bridge } from '../../lib/bridge';
import { loadPhone } from '../../lib/phone';
import { focusCompose, useCompose } from './compose-store';
import { keepDraft } from './draft-saver';
import { followOffers } from './offered';
import { Chips } from './lazy-parts';
import { keepPrices } from './prices';
import { keepSentTrue } from './sent';

/** Restores the draft and begins everything that Compose follows; resolves with how to end it. */
export async function startCompose(): Promise<() => void> {
  const ends = [followOffers(), await keepDraft(), keepPrices(), keepSentTrue(), freshenOnShow()];
  return () => {
    for (const end of ends) end();
  };
}

const longestWaitMs = 2_000;

/** Loads, once there is nothing better to do, what the first keystrokes need. */
export function warmUpCompose(): () => void {
  const idle = requestIdleCallback(
    () => {
      void loadPhone();
      void Chips.preload();
    },
    { timeout: longestWaitMs },
  );
  return () => {
    cancelIdleCallback(idle);
  };
}

/** Each time that the window shows: good news of last time goes, and the caret is in its place. */
function freshenOnShow(): () => void {
  return bridge.on('windowShown', () => {
    const { sent } = useCompose.getState();
    const isOver = sent?.messages.every(
      ({ state }) => state.kind === 'accepted' || state.kind === 'cancelled',
    );
    if (isOver === true) useCompose.setState({ sent: null });
    focusCompose();
  });
}

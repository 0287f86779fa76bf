import { lazyView } from '../../components/lazy-view';

/** Parts of Compose that an empty form does not show. */
export const Chips = lazyView(async () => (await import('./chips')).Chips);
export const ClipboardOffer = lazyView(
  async () => (await import('./clipboard-offer')).ClipboardOffer,
);
export const DuplicateQuestion = lazyView(
  async () => (await import('./duplicate-question')).DuplicateQuestion,
);

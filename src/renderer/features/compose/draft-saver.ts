import {
  displacedWithout,
  draftWithout,
  emptyDraft,
  maxDisplaced,
  type Draft,
} from '#shared/domain/draft';
import { bridge } from '../../lib/bridge';
import { useCompose } from './compose-store';

/** How long typing has to rest before the draft is saved. */
const restMs = 150;
/** The longest text that To keeps, see the contract. */
const maxLineUnits = 500;

let timer: ReturnType<typeof setTimeout> | undefined;
/** What main keeps, as far as we know; `null` where saving failed. */
let saved: Draft | null = emptyDraft;
/** The user knows that saving fails. */
let wasTold = false;

/** Saves the draft now where it has changed. */
export function flushDraft(): void {
  clearTimeout(timer);
  const { draft } = useCompose.getState();
  if (draft === saved) return;
  saved = draft;
  void save(draft);
}

/** What the contract takes of a draft. */
function sendable(draft: Draft) {
  return {
    ...draft,
    recipients: [...draft.recipients],
    recipientInput: draft.recipientInput.slice(0, maxLineUnits),
  };
}

/** Keeps the drafts that gave way to others over a restart too. */
async function saveDisplaced(displaced: readonly Draft[]): Promise<void> {
  const answer = await bridge.saveDisplaced({
    drafts: displaced.slice(-maxDisplaced).map(sendable),
  });
  if (!answer.ok) useCompose.setState({ error: answer.error });
}

/** Saves a draft. Where that fails it is tried again with the next change, but told only once. */
async function save(draft: Draft): Promise<void> {
  const answer = await bridge.saveDraft(sendable(draft));
  if (answer.ok) {
    wasTold = false;
    return;
  }
  if (saved === draft) saved = null;
  if (!wasTold) useCompose.setState({ error: answer.error });
  wasTold = true;
}

/**
 * Restores the draft, then saves each change: when typing rests, and at once before the window may
 * go away. Returns the function that ends it.
 */
export async function keepDraft(): Promise<() => void> {
  const [answer, displaced] = await Promise.all([bridge.loadDraft({}), bridge.loadDisplaced({})]);
  const { draft } = useCompose.getState();
  // Whoever typed before the answer came has the last word.
  if (answer.ok && draft === emptyDraft) useCompose.setState({ draft: answer.value });
  // Those of before are older than what has given way since.
  if (displaced.ok && displaced.value.length > 0) {
    useCompose.setState((now) => ({ displaced: [...displaced.value, ...now.displaced] }));
  }
  saved = useCompose.getState().draft;
  wasTold = false;

  const endFollowing = useCompose.subscribe((state, before) => {
    if (state.displaced !== before.displaced) void saveDisplaced(state.displaced);
    if (state.draft === before.draft) return;
    clearTimeout(timer);
    timer = setTimeout(flushDraft, restMs);
  });
  const endErased = bridge.on('personErased', (person) => {
    useCompose.setState(({ draft, displaced }) => ({
      draft: draftWithout(person, draft),
      displaced: displacedWithout(person, displaced),
    }));
    flushDraft();
  });
  const endHidden = bridge.on('windowHidden', flushDraft);
  const end = new AbortController();
  const { signal } = end;
  window.addEventListener('blur', flushDraft, { signal });
  window.addEventListener('pagehide', flushDraft, { signal });
  document.addEventListener('visibilitychange', flushDraft, { signal });
  return () => {
    flushDraft();
    endFollowing();
    endErased();
    endHidden();
    end.abort();
  };
}

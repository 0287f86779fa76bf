import type { CountryCode } from '#shared/domain/phone';
import { bridge } from '../../lib/bridge';
import { loadPhone } from '../../lib/phone';
import { currentSnapshot } from '../../lib/snapshot-store';
import { useCompose } from './compose-store';
import type { Suggestion } from './suggestion';

/** How long typing has to rest before main is asked. */
const restMs = 60;
const limit = 8;

let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

/** The country of numbers that are typed without one. */
export function defaultCountry(): CountryCode {
  return (currentSnapshot()?.settings.defaultCountry ?? 'US') as CountryCode;
}

/** Looks up whom a few letters or digits may mean, the typed number itself first. */
export async function findSuggestions(query: string): Promise<Suggestion[]> {
  const [answer, phone] = await Promise.all([
    bridge.suggestRecipients({ query: query.slice(0, 500), limit }),
    loadPhone(),
  ]);
  const known = (answer.ok ? answer.value : []).map((one) => ({ ...one, isTyped: false }));
  const typed = phone.parsePhone(query, defaultCountry());
  if (!typed.ok || known.some(({ e164 }) => e164 === typed.value.e164)) return known;
  const { e164 } = typed.value;
  const optOuts = await bridge.findOptOuts({ e164s: [e164] });
  return [
    {
      e164,
      contactId: null,
      name: null,
      label: '',
      lastTextedAt: null,
      optedOut: optOuts.ok && optOuts.value.length > 0,
      isTyped: true,
    },
    ...known,
  ];
}

/** Shows suggestions for what is typed, once typing rests. */
export function suggest(query: string): void {
  clearTimeout(timer);
  if (query.trim() === '') stopSuggesting();
  else timer = setTimeout(() => void showSuggestions(query), restMs);
}

/** Shows suggestions now; for nothing typed, the last recipients. An answer that comes late is not shown. */
export async function showSuggestions(query: string): Promise<void> {
  asked += 1;
  const mine = asked;
  const found = await findSuggestions(query);
  if (mine !== asked) return;
  const { recipients } = useCompose.getState().draft;
  const items = found.filter(({ e164 }) => !recipients.some((one) => one.e164 === e164));
  useCompose.setState({ suggestions: { items, active: 0, wasMoved: false } });
}

/** Moves to the next suggestion or the one before, around the ends. */
export function moveActive(by: 1 | -1): void {
  useCompose.setState(({ suggestions }) => {
    if (suggestions === null || suggestions.items.length === 0) return {};
    const { items, active } = suggestions;
    const next = (active + by + items.length) % items.length;
    return { suggestions: { items, active: next, wasMoved: true } };
  });
}

/** Takes the suggestions away, and does not show those still on their way. */
export function stopSuggesting(): void {
  clearTimeout(timer);
  asked += 1;
  if (useCompose.getState().suggestions !== null) useCompose.setState({ suggestions: null });
}

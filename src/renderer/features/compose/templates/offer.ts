import { nameKey } from '#shared/domain/name-key';
import type { Template } from '#shared/domain/template-model';
import { maxTextUnits } from '#shared/domain/draft';
import { cutText } from '#shared/domain/text';
import { bridge } from '../../../lib/bridge';
import { editDraft, useCompose, type TemplatesOffered } from '../compose-store';
import { slashWordAt, type SlashWord } from '../slash-word';

const limit = 8;

/** Those whose names have what is typed in them: at the start before at the start of a word before anywhere. */
export function findTemplates(all: readonly Template[], query: string): readonly Template[] {
  const wanted = nameKey(query);
  const rank = (name: string): number => {
    const key = nameKey(name);
    if (key.startsWith(wanted)) return 0;
    if (key.split(/\s+/).some((word) => word.startsWith(wanted))) return 1;
    return key.includes(wanted) || key.replaceAll(/\s/g, '').includes(wanted) ? 2 : 3;
  };
  return all
    .map((template) => ({ template, at: rank(template.name) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .map(({ template }) => template);
}

/**
 * Offers the templates that what is typed after a slash may mean; none where nothing fits.
 *
 * Where there are none at all, a slash alone says so. What is typed on is let be: it may be only a slash.
 */
export async function offerTemplates(word: SlashWord): Promise<void> {
  const all = useCompose.getState().templates?.all ?? (await allTemplates());
  if (all === null) return;
  const { draft } = useCompose.getState();
  const now = slashWordAt(draft.text, draft.selectionEnd);
  // Typed on while main answered: whoever typed that asks for itself.
  if (now?.start !== word.start || now.query !== word.query) return;
  const items = findTemplates(all, word.query).slice(0, limit);
  const templates = items.length === 0 ? null : { ...word, all, items, active: 0 };
  useCompose.setState({ templates });
  if (word.query === '')
    useCompose.setState({ noTemplatesAt: all.length === 0 ? word.start : null });
}

/** `null` where main could not say: then a slash is only a slash. */
async function allTemplates(): Promise<readonly Template[] | null> {
  const answer = await bridge.listTemplates({});
  return answer.ok ? answer.value : null;
}

/** Moves to the next template or the one before, around the ends. */
export function moveOffered(by: 1 | -1): void {
  useCompose.setState(({ templates: offered }) => {
    if (offered === null) return {};
    const { items, active } = offered;
    return { templates: { ...offered, active: (active + by + items.length) % items.length } };
  });
}

/**
 * Puts a template in place of the slash and what is typed after it.
 *
 * For a single recipient it is filled in; what could not be is selected, to be written. Otherwise each
 * recipient's own text is made when it is sent, but for the dates.
 */
export async function insertTemplate(template: Template, at: TemplatesOffered): Promise<void> {
  const { draft } = useCompose.getState();
  useCompose.setState({ templates: null });
  const only = draft.recipients.length === 1 ? draft.recipients : [];
  const answer = await bridge.mergeText({
    text: template.text,
    language: template.language,
    recipients: only.map(({ e164, contactId }) => ({ e164, contactId })),
  });
  // Typed on while main answered: the text is no longer the one to put it into.
  if (useCompose.getState().draft.text !== draft.text) return;
  if (!answer.ok) {
    useCompose.setState({ error: answer.error });
    return;
  }
  const filled = answer.value[0]?.filled ?? { text: template.text, problems: [] };
  const before = draft.text.slice(0, at.start);
  const whole = before + filled.text + draft.text.slice(at.end);
  const text = cutText(whole, maxTextUnits);
  const [problem] = filled.problems;
  const start = before.length + (problem?.start ?? filled.text.length);
  const end = before.length + (problem?.end ?? filled.text.length);
  editDraft({
    text,
    language: template.language,
    selectionStart: Math.min(start, text.length),
    selectionEnd: Math.min(end, text.length),
  });
  useCompose.setState({ textWasCut: text !== whole, focus: { field: 'message' } });
}

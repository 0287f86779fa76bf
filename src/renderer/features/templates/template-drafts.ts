import type { Template, TemplateInput } from '#shared/domain/template-model';

type Drafts = Readonly<Record<string, TemplateInput>>;

interface Kept {
  readonly templates: readonly Template[];
  readonly drafts: Drafts;
}

/** Whether something of a template was changed and not saved. */
export function hasDraft({ templates, drafts }: Kept, id: string): boolean {
  const draft = drafts[id];
  if (draft === undefined) return false;
  const kept = templates.find((one) => one.id === id);
  // Nobody misses a new one in which nothing was written.
  if (kept === undefined) return draft.name.trim() !== '' || draft.text.trim() !== '';
  return kept.name !== draft.name || kept.text !== draft.text || kept.language !== draft.language;
}

export function without(drafts: Drafts, id: string): Drafts {
  return Object.fromEntries(Object.entries(drafts).filter(([one]) => one !== id));
}

import { create } from 'zustand';
import { maxTemplateUnits, type Template, type TemplateInput } from '#shared/domain/template-model';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';
import { hasDraft, without } from './template-drafts';

/** The template that is being written and not kept yet. */
export const newId = 'new';

export interface TemplatesState {
  readonly templates: readonly Template[];
  readonly isLoaded: boolean;
  readonly query: string;
  /** The one that is shown, {@link newId}, or `null`. */
  readonly openId: string | null;
  /** What was changed and not saved, by template: going from one to another loses nothing. */
  readonly drafts: Readonly<Record<string, TemplateInput>>;
  readonly isSaving: boolean;
  readonly error: AppError | null;
  readonly happened: Happened | null;
  /** The window is to be closed, and something is not saved. */
  readonly isClosing: boolean;
}

/** What just happened. */
export interface Happened {
  readonly kind: Happening;
  /** The template that can be brought back, with what was not saved of it. */
  readonly deleted: { readonly template: Template; readonly draft: TemplateInput | null } | null;
}

type Happening = 'saved' | 'deleted' | 'restored' | 'exported' | 'imported';

export const emptyTemplates: TemplatesState = {
  templates: [],
  isLoaded: false,
  query: '',
  openId: null,
  drafts: {},
  isSaving: false,
  error: null,
  happened: null,
  isClosing: false,
};

/** What the room of the templates shows. */
export const useTemplates = create<TemplatesState>(() => emptyTemplates);

async function load(): Promise<void> {
  const answer = await bridge.listTemplates({});
  if (answer.ok) useTemplates.setState({ templates: answer.value, isLoaded: true });
  else useTemplates.setState({ error: answer.error, isLoaded: true });
}

/** Keeps the list as it is in main; returns the function that ends it. */
export function keepTemplates(): () => void {
  void load();
  return bridge.on('templatesChanged', () => void load());
}

/** Shows a template, or none. */
export function openTemplate(openId: string | null): void {
  useTemplates.setState({ openId, error: null });
}

/** Begins a new template, with a text where one is given. */
export function addTemplate(input: TemplateInput): void {
  const { drafts } = useTemplates.getState();
  openTemplate(newId);
  if (drafts[newId] === undefined) changeTemplate(input);
}

/** What stands in the form: the draft, or the template as it is kept. */
export function shownInput({ openId, drafts, templates }: TemplatesState): TemplateInput | null {
  if (openId === null) return null;
  return drafts[openId] ?? templates.find(({ id }) => id === openId) ?? null;
}

/** Changes what stands in the form. */
export function changeTemplate(changes: Partial<TemplateInput>): void {
  const state = useTemplates.getState();
  const { openId, drafts } = state;
  const before = shownInput(state) ?? { name: '', text: '', language: 'en' };
  if (openId === null) return;
  const { name, text, language } = { ...before, ...changes };
  const input = { name, text: text.slice(0, maxTemplateUnits), language };
  useTemplates.setState({ drafts: { ...drafts, [openId]: input }, error: null });
}

/** Gives up what was not saved of the one that is shown. */
export function discardTemplate(): void {
  const { openId, drafts } = useTemplates.getState();
  if (openId === null) return;
  useTemplates.setState({
    drafts: without(drafts, openId),
    error: null,
    openId: openId === newId ? null : openId,
  });
}

/** Saves the one that is shown; answers whether that worked. */
export async function saveTemplate(): Promise<boolean> {
  const { openId, drafts, isSaving } = useTemplates.getState();
  const input = openId === null ? undefined : drafts[openId];
  if (openId === null || isSaving) return false;
  if (input === undefined) return true;
  useTemplates.setState({ isSaving: true, error: null });
  const answer = await bridge.saveTemplate({ id: openId === newId ? null : openId, ...input });
  useTemplates.setState({ isSaving: false });
  if (!answer.ok) {
    useTemplates.setState({ error: answer.error });
    return false;
  }
  const saved = answer.value;
  const now = useTemplates.getState();
  const typedOn = now.drafts[openId] !== input;
  useTemplates.setState({
    templates: [...now.templates.filter(({ id }) => id !== saved.id), saved],
    openId: now.openId === openId ? saved.id : now.openId,
    drafts: {
      ...without(now.drafts, openId),
      ...(typedOn && now.drafts[openId] && { [saved.id]: now.drafts[openId] }),
    },
    happened: { kind: 'saved', deleted: null },
  });
  return true;
}

/** Deletes a template; what just happened has the way back. */
export async function deleteTemplate(template: Template): Promise<void> {
  const answer = await bridge.deleteTemplate({ id: template.id });
  if (!answer.ok) {
    useTemplates.setState({ error: answer.error });
    return;
  }
  const { openId, drafts } = useTemplates.getState();
  useTemplates.setState({
    openId: openId === template.id ? null : openId,
    drafts: without(drafts, template.id),
    error: null,
    happened: { kind: 'deleted', deleted: { template, draft: drafts[template.id] ?? null } },
  });
}

/** Brings back what was deleted last. */
export async function restoreTemplate(): Promise<void> {
  const deleted = useTemplates.getState().happened?.deleted ?? null;
  if (deleted === null) return;
  const { template, draft } = deleted;
  const answer = await bridge.restoreTemplate({ id: template.id });
  if (!answer.ok) {
    useTemplates.setState({ error: answer.error });
    return;
  }
  useTemplates.setState(({ drafts }) => ({
    happened: { kind: 'restored', deleted: null },
    openId: template.id,
    drafts: draft === null ? drafts : { ...drafts, [template.id]: draft },
  }));
}

/** Asks what to do with what is not saved before the window closes; false where there is nothing. */
export function holdWindow(): boolean {
  const state = useTemplates.getState();
  const unsaved = Object.keys(state.drafts).find((id) => hasDraft(state, id));
  if (unsaved === undefined) return false;
  useTemplates.setState({ isClosing: true, openId: unsaved });
  return true;
}
